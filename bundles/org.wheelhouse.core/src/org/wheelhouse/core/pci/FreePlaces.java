package org.wheelhouse.core.pci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.model.live.MachineState;

/**
 * Where devices can be plugged into a machine as it is at one moment. Immutable; any thread.
 */
public final class FreePlaces {

	private final PlacementRules rules;

	public FreePlaces(PlacementRules rules) {
		this.rules = rules;
	}

	/** The places of a machine; empty while its topology is not known. */
	public static Optional<FreePlaces> of(MachineSnapshot snapshot) {
		return snapshot.trees().pci()
				.map(topology -> new FreePlaces(new PlacementRules(topology, snapshot.condition().status(),
						snapshot.condition().state() == MachineState.MIGRATING, leaving(snapshot))));
	}

	private static Set<String> leaving(MachineSnapshot snapshot) {
		return snapshot.leaving().entrySet().stream().filter(asked -> asked.getValue().isLeaving())
				.map(Map.Entry::getKey).collect(Collectors.toSet());
	}

	/** Whether a device can go into one slot of a bus, given by its key or name. */
	public Placement judge(String bus, int slot, DeviceType type) {
		return rules.judge(bus, slot, type);
	}

	/** Every place that takes a device: PCI Express ports first, else in the order of the topology. */
	public List<Place> fitting(DeviceType type) {
		return rules.places(type).map(fits -> new Place(fits.bus(), fits.slot())).toList();
	}

	/** Why a device cannot go anywhere; empty when it can. */
	public String refusal(DeviceType type) {
		return rules.judge(type) instanceof Placement.Refused(var reason) ? reason : "";
	}
}
