package org.wheelhouse.core.topology;

import java.util.List;

import org.wheelhouse.core.state.Bus;

/**
 * What one bus offers a type of device.
 *
 * @param bus    the bus
 * @param free   addresses that would take it, or ranges of these ({@link PlaceRuns}); none when there is a reason
 * @param reason why it cannot go there, a sentence for a person, in QEMU's words where it has some; empty when it can
 * @param sure   whether that is known; else it may be tried
 */
public record BusOffer(Bus bus, List<String> free, String reason, boolean sure) {

	public BusOffer {
		free = List.copyOf(free);
	}

	/** Whether the type can go there. */
	public boolean fits() {
		return reason.isEmpty();
	}

	/** How many places would take it. */
	public int count() {
		return free.stream().mapToInt(run -> PlaceRuns.count(bus.kind(), run)).sum();
	}

	/** Whether an address is among those that would take it. */
	public boolean takes(String address) {
		return free.stream().flatMap(run -> PlaceRuns.addresses(bus.kind(), run)).anyMatch(address::equals);
	}
}
