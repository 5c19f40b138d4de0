package org.wheelhouse.ui.part;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;

/** Finds machines in the live model. Model thread. */
public final class InventoryLookup {

	private InventoryLookup() {
	}

	/** All machines of all hosts. */
	public static List<Machine> machines(Inventory inventory) {
		return inventory.getHosts().stream().flatMap(host -> host.getMachines().stream()).toList();
	}

	/** The machine with this id. */
	public static Optional<Machine> machine(Inventory inventory, String id) {
		return machines(inventory).stream().filter(machine -> machine.getId().equals(id)).findFirst();
	}

	/** The machine that something in the live model belongs to, or is. */
	public static Optional<Machine> owner(@Nullable EObject element) {
		for (var object = element; object != null; object = object.eContainer()) {
			if (object instanceof Machine machine) {
				return Optional.of(machine);
			}
		}
		return Optional.empty();
	}
}
