package org.wheelhouse.core.pci;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.state.MachineSnapshot;

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
		return snapshot.trees().pci().map(_ -> new FreePlaces(PlacementRules.of(snapshot)));
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
