package org.wheelhouse.ui.part;

import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Subscription;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Machine;

/**
 * The machine that a part shows: tells the part when something of it changed that is shown and when its guest has moved to
 * another, and has what the part shows watched while the part can be seen. UI thread; ends with {@link #close()}.
 */
public final class MachineFollower implements AutoCloseable {

	private final MachineRegistry registry;
	private final Set<Topic> watched;
	private final Set<Topic> heard;
	private final Runnable changed;
	private final Consumer<Machine> moved;
	private final Subscription moves;
	private final InventoryListener rows;
	private @Nullable Machine machine;
	private @Nullable MachineChanges changes;
	private @Nullable Watch watch;
	private boolean visible;

	/**
	 * Follows none yet.
	 *
	 * @param watched what the machine is asked for while the part can be seen
	 * @param heard   of which of these each change is told; the part looks at the others by itself
	 * @param changed told at each change, and when machines come or go: their names may need more words than before
	 * @param moved   told where the guest is now; whoever wants to show that machine says so by {@link #follow}
	 */
	public MachineFollower(MachineRegistry registry, Set<Topic> watched, Set<Topic> heard, Runnable changed,
			Consumer<Machine> moved) {
		this.registry = registry;
		this.watched = Set.copyOf(watched);
		this.heard = Set.copyOf(heard);
		this.changed = changed;
		this.moved = moved;
		moves = registry.onMoved(this::moved);
		rows = new InventoryListener(registry.inventory(), (_, come) -> {
			if (come) {
				changed.run();
			}
		});
	}

	/** The machine that is shown. */
	public @Nullable Machine machine() {
		return machine;
	}

	/** It is this one from now on, or none. */
	public void follow(@Nullable Machine next) {
		var before = changes;
		if (before != null) {
			before.close();
		}
		machine = next;
		changes = next == null ? null : new MachineChanges(next, heard, changed);
		watchWhatIsSeen();
	}

	/** Whether the part can be seen now. */
	public boolean isVisible() {
		return visible;
	}

	/** The part can be seen from now on, or cannot. */
	public void seen(boolean now) {
		visible = now;
		watchWhatIsSeen();
	}

	@Override
	public void close() {
		moves.close();
		rows.close();
		follow(null);
	}

	private void watchWhatIsSeen() {
		var before = watch;
		var shown = machine;
		// The new one first: what both watch is not asked for again.
		watch = visible && shown != null ? registry.watch(shown.getId(), watched.toArray(Topic[]::new)) : null;
		if (before != null) {
			before.close();
		}
	}

	private void moved(Moved move) {
		var shown = machine;
		if (shown != null && shown.getId().equals(move.fromId())) {
			InventoryLookup.machine(registry.inventory(), move.toId()).ifPresent(moved);
		}
	}
}
