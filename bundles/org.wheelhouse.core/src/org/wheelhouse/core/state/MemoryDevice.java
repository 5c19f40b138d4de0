package org.wheelhouse.core.state;

import java.util.OptionalInt;
import java.util.OptionalLong;

import org.wheelhouse.model.live.MemoryDeviceKind;

/**
 * A memory device, as {@code query-memory-devices} tells it. Sizes are bytes.
 *
 * @param id            empty when it has none
 * @param kind          what it is
 * @param slot          of a DIMM
 * @param address       in the guest
 * @param size          what the guest has of it
 * @param requested     what the guest was asked to take of it
 * @param maximum       what it can be
 * @param block         by which it is resized
 * @param node          its NUMA node
 * @param memdev        QOM path of its back end
 * @param hotplugged    whether it came while the machine ran
 * @param unplugRefusal why it may not be taken out, in one sentence; empty when it may
 */
public record MemoryDevice(String id, MemoryDeviceKind kind, OptionalInt slot, long address, long size,
		OptionalLong requested, OptionalLong maximum, OptionalLong block, OptionalInt node, String memdev,
		boolean hotplugged, String unplugRefusal) {

	/** Stable: its id or, without one, that of its back end, which no two have in common. */
	public String key() {
		return id.isEmpty() ? memdev : id;
	}

	/** Its QOM path; empty when it has no id, for QEMU does not tell it then. */
	public String qomPath() {
		return id.isEmpty() ? "" : "/machine/peripheral/" + id;
	}
}
