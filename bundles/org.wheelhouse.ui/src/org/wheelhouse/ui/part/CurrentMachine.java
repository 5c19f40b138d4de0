package org.wheelhouse.ui.part;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.services.IServiceLocator;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;

/**
 * The one machine that the workbench is about: selected in Machines, open in the editor in front, shown by every view that
 * is not pinned. Whoever lets a person choose a machine tells it here, and whoever shows the machine hears it from here and
 * from nowhere else: so they cannot differ. A service of the workbench. UI thread.
 */
public final class CurrentMachine implements AutoCloseable {

	private final Inventory inventory;
	private final InventoryListener changes;
	private final List<Consumer<Optional<Machine>>> listeners = new CopyOnWriteArrayList<>();
	private @Nullable Subscription moves;
	private @Nullable Machine machine;

	public CurrentMachine(Inventory inventory) {
		this.inventory = inventory;
		changes = new InventoryListener(inventory, (_, rows) -> {
			if (rows) {
				lookWhetherItIsThere();
			}
		});
	}

	/** That of these machines; it goes along with a guest that moves. */
	public static CurrentMachine of(MachineRegistry registry) {
		var current = new CurrentMachine(registry.inventory());
		current.moves = registry.onMoved(current::moved);
		return current;
	}

	/** That of the workbench. */
	public static CurrentMachine in(IServiceLocator site) {
		return Objects.requireNonNull(site.getService(CurrentMachine.class));
	}

	/** The machine; empty while none was chosen, or it has left the list. */
	public Optional<Machine> machine() {
		var known = machine;
		return known == null ? Optional.empty() : Optional.of(known);
	}

	/** It is this one from now on. Nothing is told when it was before. */
	public void choose(Machine next) {
		if (next != machine && next.getHost() != null) {
			tell(next);
		}
	}

	/** Tells the machine now and whenever it is another one, until that is closed. */
	public Subscription follow(Consumer<Optional<Machine>> listener) {
		listeners.add(listener);
		listener.accept(machine());
		return () -> listeners.remove(listener);
	}

	@Override
	public void close() {
		changes.close();
		if (moves != null) {
			moves.close();
		}
		listeners.clear();
	}

	void moved(Moved move) {
		var left = machine;
		if (left != null && left.getId().equals(move.fromId())) {
			InventoryLookup.machine(inventory, move.toId()).ifPresent(this::choose);
		}
	}

	private void lookWhetherItIsThere() {
		var known = machine;
		if (known != null && known.getHost() == null) {
			tell(null);
		}
	}

	private void tell(@Nullable Machine next) {
		machine = next;
		for (var listener : listeners) {
			if (next != machine) {
				return; // One of those who heard it has chosen another, which has been told since.
			}
			listener.accept(machine());
		}
	}
}
