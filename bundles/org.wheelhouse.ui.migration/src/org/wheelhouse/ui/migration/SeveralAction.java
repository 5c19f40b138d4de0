package org.wheelhouse.ui.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.migration.queue.MigrationQueue;
import org.wheelhouse.core.migration.queue.QueuedMigration;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.migration.history.MigrationJob;
import org.wheelhouse.ui.part.OperationRunner;

/** Asks how several machines are to be moved, and moves them, with how far that is in the Progress view. UI thread. */
final class SeveralAction {

	private static final int PER_CENT = 100;

	private final MachineRegistry registry;
	private final OperationRunner operations;
	private final IWorkbenchWindow window;

	SeveralAction(MachineRegistry registry, OperationRunner operations, IWorkbenchWindow window) {
		this.registry = registry;
		this.operations = operations;
		this.window = window;
	}

	/** These, to wherever there is. */
	void begin(List<Machine> machines) {
		var places = new ArrayList<WhereTo>();
		places.add(new WhereTo(Messages.Several_here, MigrationTarget.HERE, false));
		var from = machines.getFirst().getHost();
		if (from != null && machines.stream().allMatch(machine -> machine.getHost() == from)) {
			places.addAll(SeveralForm.away(registry.inventory().getHosts(), from));
		}
		open(new SeveralForm(this::queued, machines, places), NLS.bind(Messages.Several_title, machines.size()));
	}

	/** All that run on a computer, to another one. */
	void away(Host host) {
		var machines = host.getMachines().stream().filter(SeveralAction::hasProcess).toList();
		open(new SeveralForm(this::queued, machines, SeveralForm.away(registry.inventory().getHosts(), host)),
				NLS.bind(Messages.Several_awayTitle, host.getLabel()));
	}

	private static boolean hasProcess(Machine machine) {
		return machine.getState() != MachineState.DEFINED && machine.getState() != MachineState.ENDED;
	}

	private void open(SeveralForm form, String title) {
		new OperationDialog(window.getShell(), form.form(title), operations)
				.closingAtOnce(() -> form.queue().ifPresent(SeveralAction::show)).open();
	}

	private static void show(MigrationQueue queue) {
		var job = new MigrationJob(queue.label(), queue::cancel);
		queue.onProgress(progress -> {
			job.tell(progress.over() * PER_CENT / Math.max(1, progress.all()), String.join(", ", progress.running()));
			if (progress.over() >= progress.all()) {
				job.over();
			}
		});
		job.schedule();
	}

	private QueuedMigration queued(Machine machine, MigrationRequest intent) {
		var id = machine.getId();
		var from = machine.getHost() == null ? "" : machine.getHost().getId();
		var to = intent.target() instanceof MigrationTarget.NewQemu(var host) ? host.orElse(from) : from;
		return new QueuedMigration(machine.getName(), Set.copyOf(List.of(from, to).stream().distinct().toList()),
				new Migrate(registry, id, intent),
				() -> registry.machine(id).<CompletableFuture<?>>map(source -> new CancelMigration(source).run())
						.orElseGet(() -> CompletableFuture.completedFuture(id)));
	}
}
