package org.wheelhouse.ui.part;

import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;

/**
 * Waits for a machine to be on the inventory: rows come a moment after the start, or when an operation has gone through. Model
 * thread.
 */
public final class MachineAwaited implements AutoCloseable {

	private final Inventory inventory;
	private final Predicate<Machine> wanted;
	private final Consumer<Machine> action;
	private @Nullable InventoryListener changes;

	private MachineAwaited(Inventory inventory, Predicate<Machine> wanted, Consumer<Machine> action) {
		this.inventory = inventory;
		this.wanted = wanted;
		this.action = action;
	}

	/** Calls the action once, now or when such a machine has come; closing ends the wait. */
	public static MachineAwaited on(Inventory inventory, Predicate<Machine> wanted, Consumer<Machine> action) {
		var awaited = new MachineAwaited(inventory, wanted, action);
		awaited.changes = new InventoryListener(inventory, (_, _) -> awaited.look());
		awaited.look();
		return awaited;
	}

	/** Waits no longer. */
	@Override
	public void close() {
		if (changes != null) {
			changes.close();
			changes = null;
		}
	}

	private void look() {
		if (changes == null) {
			return;
		}
		InventoryLookup.machines(inventory).stream().filter(wanted).findFirst().ifPresent(machine -> {
			close();
			action.accept(machine);
		});
	}
}
