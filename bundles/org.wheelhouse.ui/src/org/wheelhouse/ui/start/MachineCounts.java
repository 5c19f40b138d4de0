package org.wheelhouse.ui.start;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.MachineRegistry;
import org.wheelhouse.model.live.Desk;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.common.Conflated;
import org.wheelhouse.ui.common.DeskChanges;
import org.wheelhouse.ui.common.DeskLookup;

/** Says in the status line how many machines there are, and what is going on with them. UI thread. */
public final class MachineCounts extends StatusLineContributionItem {

	private static final int WIDTH = 48;

	private @Nullable DeskChanges changes;
	private @Nullable Conflated update;

	public MachineCounts() {
		super("org.wheelhouse.ui.counts", WIDTH);
	}

	/** Counts all machines from now on. */
	public void follow(IWorkbenchWindow window) {
		var desk = Objects.requireNonNull(window.getService(MachineRegistry.class)).desk();
		var conflated = new Conflated(Objects.requireNonNull(Display.getCurrent()), Conflated.VIEW_PERIOD,
				() -> setText(text(desk)));
		update = conflated;
		changes = new DeskChanges(desk, (_, _) -> conflated.request());
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

	static String text(Desk desk) {
		var machines = DeskLookup.machines(desk);
		var parts = new ArrayList<String>();
		parts.add(machines.size() == 1 ? Messages.Counts_One : NLS.bind(Messages.Counts_Machines, machines.size()));
		count(desk, MachineState.RUNNING).ifPresent(number -> parts.add(NLS.bind(Messages.Counts_Running, number)));
		count(desk, MachineState.LOST).ifPresent(number -> parts.add(NLS.bind(Messages.Counts_Lost, number)));
		count(desk, MachineState.MIGRATING).ifPresent(number -> parts.add(NLS.bind(Messages.Counts_Migrating, number)));
		return String.join(" · ", parts);
	}

	private static Optional<Long> count(Desk desk, MachineState state) {
		return Optional.of(DeskLookup.machines(desk).stream().filter(machine -> machine.getState() == state).count())
				.filter(number -> number > 0);
	}
}
