package org.wheelhouse.ui.workbench;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.InventoryListener;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.widget.Conflated;

/** Says in the status line how many machines there are, and what is going on with them. UI thread. */
public final class MachineCounts extends StatusLineContributionItem {

	private static final int WIDTH = 48;

	private @Nullable InventoryListener changes;
	private @Nullable Conflated update;

	public MachineCounts() {
		super("org.wheelhouse.ui.counts", WIDTH);
	}

	/** Counts all machines from now on. */
	public void follow(IWorkbenchWindow window) {
		var inventory = Objects.requireNonNull(window.getService(MachineRegistry.class)).inventory();
		var conflated = new Conflated(Objects.requireNonNull(Display.getCurrent()), Conflated.VIEW_PERIOD,
				() -> setText(text(inventory)));
		update = conflated;
		changes = new InventoryListener(inventory, (_, _) -> conflated.request());
		conflated.request();
	}

	@Override
	public void dispose() {
		if (changes != null) {
			changes.close();
		}
		if (update != null) {
			update.stop();
		}
		super.dispose();
	}

	static String text(Inventory inventory) {
		var machines = InventoryLookup.machines(inventory);
		var parts = new ArrayList<String>();
		parts.add(machines.size() == 1 ? Messages.Counts_One : NLS.bind(Messages.Counts_Machines, machines.size()));
		count(inventory, MachineState.RUNNING)
				.ifPresent(number -> parts.add(NLS.bind(Messages.Counts_Running, number)));
		count(inventory, MachineState.LOST).ifPresent(number -> parts.add(NLS.bind(Messages.Counts_Lost, number)));
		count(inventory, MachineState.MIGRATING)
				.ifPresent(number -> parts.add(NLS.bind(Messages.Counts_Migrating, number)));
		return String.join(" · ", parts);
	}

	private static Optional<Long> count(Inventory inventory, MachineState state) {
		return Optional
				.of(InventoryLookup.machines(inventory).stream().filter(machine -> machine.getState() == state).count())
				.filter(number -> number > 0);
	}
}
