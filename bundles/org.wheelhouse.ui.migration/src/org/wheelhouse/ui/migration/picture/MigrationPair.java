package org.wheelhouse.ui.migration.picture;

import java.util.Optional;

import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.part.InventoryLookup;

/**
 * The two machines of a migration, whichever of them is looked at. Model thread.
 *
 * @param source      where the guest comes from
 * @param destination where it goes; empty when it is not known to the workbench
 */
public record MigrationPair(Machine source, Optional<Machine> destination) {

	/** The migration that this machine takes part in. */
	public static MigrationPair of(Machine shown) {
		Optional<Machine> peer = peer(shown);
		return isDestination(shown) && peer.isPresent()
				? new MigrationPair(peer.get(), Optional.of(shown))
				: new MigrationPair(shown, peer);
	}

	private static boolean isDestination(Machine machine) {
		MigrationState migration = machine.getMigration();
		return machine.getState() == MachineState.INCOMING
				|| migration != null && migration.getRole() == MigrationRole.DESTINATION;
	}

	private static Optional<Machine> peer(Machine machine) {
		Host host = machine.getHost();
		Inventory inventory = host == null ? null : host.getInventory();
		return inventory == null || machine.getPeerId() == null
				? Optional.empty()
				: InventoryLookup.machine(inventory, machine.getPeerId());
	}
}
