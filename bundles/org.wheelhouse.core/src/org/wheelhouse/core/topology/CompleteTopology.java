package org.wheelhouse.core.topology;

import java.util.Optional;

import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.core.state.MachineSnapshot;

/** All buses of a machine as they are known at one moment. Any thread. */
public final class CompleteTopology {

	private CompleteTopology() {
		// holds no state
	}

	/**
	 * The buses with what is on them, those of PCI as far as {@link org.wheelhouse.core.state.Topic#PCI} is watched too;
	 * empty while they are not known.
	 */
	public static Optional<BusTopology> of(MachineSnapshot snapshot) {
		return snapshot.trees().topology()
				.map(all -> snapshot.trees().pci().map(pci -> BusJoin.with(pci, all)).orElse(all));
	}
}
