package org.wheelhouse.ui.common;

import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Desk;
import org.wheelhouse.model.live.Machine;

/**
 * Waits for a machine to be on the desk: rows come a moment after the start, or when an operation has gone through. Model
 * thread.
 */
public final class MachineAwaited implements AutoCloseable {

	private final Desk desk;
	private final Predicate<Machine> wanted;
	private final Consumer<Machine> action;
	private @Nullable DeskChanges changes;

	private MachineAwaited(Desk desk, Predicate<Machine> wanted, Consumer<Machine> action) {
		this.desk = desk;
		this.wanted = wanted;
		this.action = action;
	}

	/** Calls the action once, now or when such a machine has come; closing ends the wait. */
	public static MachineAwaited on(Desk desk, Predicate<Machine> wanted, Consumer<Machine> action) {
		var awaited = new MachineAwaited(desk, wanted, action);
		awaited.changes = new DeskChanges(desk, (_, _) -> awaited.look());
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
		DeskLookup.machines(desk).stream().filter(wanted).findFirst().ifPresent(machine -> {
			close();
			action.accept(machine);
		});
	}
}
