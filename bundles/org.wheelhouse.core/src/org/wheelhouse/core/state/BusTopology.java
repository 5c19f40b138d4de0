package org.wheelhouse.core.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every bus of a machine, of whatever kind: each object that is a bus in the object tree (QOM). Deep-immutable.
 *
 * @param buses     host bridges first, then what is behind them, then the other kinds
 * @param functions devices on PCI by their QOM paths, as far as the object tree tells of them: not where they are
 */
public record BusTopology(List<Bus> buses, Map<String, BusDevice> functions) {
	public BusTopology {
		buses = List.copyOf(buses);
		functions = Map.copyOf(functions);
	}

	/** The bus with this QOM path. */
	public Optional<Bus> bus(String path) {
		return buses.stream().filter(bus -> bus.path().equals(path)).findFirst();
	}
}
