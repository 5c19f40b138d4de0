package org.wheelhouse.core.internal.session;

import java.util.HashMap;
import java.util.Map;

import org.wheelhouse.core.state.MachineTrees;

/** Devices with an id that one look at a machine has found and the one before had not. Pure. */
final class Newcomers {

	private Newcomers() {
		// compares
	}

	/** Their types, by id; none where nobody has looked before. */
	static Map<String, String> between(MachineTrees before, MachineTrees now) {
		var all = new HashMap<String, String>();
		if (before.pci().isPresent() && !now.hasTheSame(MachineTrees.PCI, before)) {
			var known = pci(before);
			pci(now).forEach((id, type) -> {
				if (!known.containsKey(id)) {
					all.put(id, type);
				}
			});
		}
		if (before.topology().isPresent() && !now.hasTheSame(MachineTrees.TOPOLOGY, before)) {
			var known = buses(before);
			buses(now).forEach((id, type) -> {
				if (!known.containsKey(id)) {
					all.put(id, type);
				}
			});
		}
		all.remove("");
		return all;
	}

	private static Map<String, String> pci(MachineTrees trees) {
		var all = new HashMap<String, String>();
		trees.pci().ifPresent(
				topology -> topology.allFunctions().forEach(function -> all.put(function.id(), function.type())));
		return all;
	}

	private static Map<String, String> buses(MachineTrees trees) {
		var all = new HashMap<String, String>();
		trees.topology().ifPresent(topology -> topology.buses()
				.forEach(bus -> bus.devices().forEach(device -> all.put(device.id(), device.type()))));
		return all;
	}
}
