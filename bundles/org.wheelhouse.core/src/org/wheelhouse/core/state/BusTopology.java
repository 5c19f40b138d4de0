package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;

/**
 * Every bus of a machine, of whatever kind: each object that is a bus in the object tree (QOM). Deep-immutable.
 *
 * @param buses host bridges first, then what is behind them, then the other kinds
 */
public record BusTopology(List<Bus> buses) {
	public BusTopology {
		buses = List.copyOf(buses);
	}

	/** The bus with this QOM path. */
	public Optional<Bus> bus(String path) {
		return buses.stream().filter(bus -> bus.path().equals(path)).findFirst();
	}
}
