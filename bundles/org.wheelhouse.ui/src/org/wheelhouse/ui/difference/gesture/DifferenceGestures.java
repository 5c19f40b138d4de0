package org.wheelhouse.ui.difference.gesture;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.difference.DifferenceOperations;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.PowerCycle;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.difference.DifferenceActions;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.handlers.Starting;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.part.StatusWords;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;

/** Does it by the operations of core, and shows how it goes. UI thread. */
public final class DifferenceGestures implements DifferenceActions {

	/** How long a guest may take to power down. */
	private static final Duration DEADLINE = Duration.ofSeconds(60);

	private final MachineRegistry registry;
	private final ModelThread modelThread;
	private final StatusWords status;

	/** @param status takes what the status line says */
	public DifferenceGestures(MachineRegistry registry, ModelThread modelThread, StatusWords status) {
		this.registry = registry;
		this.modelThread = modelThread;
		this.status = status;
	}

	@Override
	public List<Difference> of(Machine machine) {
		return machine.getDifferences().isEmpty()
				? List.of()
				: registry.snapshot(machine.getId()).map(MachineSnapshot::differences).orElse(List.of());
	}

	@Override
	public void takeOver(Shell shell, Machine machine, Difference difference) {
		with(shell, machine, difference.title(), (operations, runner) -> runner
				.run(operations.takeOver(List.of(difference))));
	}

	@Override
	public void takeOverAll(Shell shell, Machine machine, List<Difference> differences) {
		if (Confirm.agreed(shell,
				Plural.bind(Messages.TakeOverAll_title, differences.size(), MachineNames.of(machine)),
				NLS.bind(Messages.TakeOverAll_text, list(differences)), Messages.TakeOverAll_button)) {
			with(shell, machine, Messages.TakeOverAll_button,
					(operations, runner) -> runner.run(operations.takeOver(differences)));
		}
	}

	@Override
	public void asDefined(Shell shell, Machine machine, Difference difference) {
		with(shell, machine, difference.title(), (operations, runner) -> go(shell, runner, difference.title(),
				operations.asDefined(difference), operation -> asked(shell, machine, difference, operation, runner)));
	}

	/** An unplugging asks as it does everywhere; else only where something is lost. */
	private void asked(Shell shell, Machine machine, Difference difference, Operation<?> operation,
			OperationRunner runner) {
		operation.warning().thenAcceptAsync(warning -> {
			if (shell.isDisposed()) {
				return;
			}
			var told = warning.map(Warning::text).orElse("");
			if (operation instanceof UnplugDevice unplug) {
				var text = (NLS.bind(Messages.Unplug_text, difference.subject()) + "\n\n" + told).strip();
				if (Confirm.agreed(shell, NLS.bind(Messages.Unplug_title, difference.subject()),
						Confirm.sending(text, unplug), Messages.Unplug_button)) {
					runner.run(unplug).thenAccept(result -> say(shell, unplug, result));
				}
			} else if (told.isEmpty() || Confirm.loss(shell,
					NLS.bind(Messages.Drop_title, difference.title(), MachineNames.of(machine)), told, operation,
					Messages.Drop_button)) {
				runner.run(operation);
			}
		}, modelThread);
	}

	/** That it is gone, or leaving, is seen; only what is left over, or refused, is said. */
	private static void say(Shell shell, UnplugDevice unplug, UnplugResult result) {
		var text = switch (result) {
			case UnplugResult.Refused(var why) -> why;
			case UnplugResult.Unplugged(var remarks) -> String.join("\n", remarks);
			case UnplugResult.Silent _ -> "";
		};
		if (!text.isEmpty() && !shell.isDisposed()) {
			MessageDialog.openInformation(shell, unplug.label(), Literal.label(text));
		}
	}

	@Override
	public void dropAll(Shell shell, Machine machine, List<Difference> differences) {
		var title = Plural.bind(Messages.DropAll_title, differences.size(), MachineNames.of(machine));
		with(shell, machine, Messages.DropAll_button, (operations, runner) -> go(shell, runner, title,
				operations.asDefined(differences),
				operation -> operation.warning().thenAcceptAsync(warning -> {
					var text = NLS.bind(Messages.DropAll_text, list(differences))
							+ warning.map(told -> "\n\n" + told.text()).orElse("");
					if (!shell.isDisposed() && Confirm.loss(shell, title, text, operation, Messages.DropAll_button)) {
						runner.run(operation);
					}
				}, modelThread)));
	}

	@Override
	public void restart(Shell shell, Machine machine, List<Difference> differences) {
		var id = machine.getId();
		registry.machine(id).ifPresentOrElse(
				access -> restart(shell, machine, differences, new PowerCycle(access, DEADLINE, registry.ended(id),
						() -> new Starting(registry, () -> shell, modelThread).start(id, machine.getName()))),
				() -> runner(shell).failed(Messages.Restart_button, notConnected(machine)));
	}

	private void restart(Shell shell, Machine machine, List<Difference> differences, PowerCycle cycle) {
		var gone = differences.stream().filter(DifferenceGestures::isLost).toList();
		var text = NLS.bind(Messages.Restart_text, DEADLINE.toSeconds(),
				gone.isEmpty() ? "" : NLS.bind(Messages.Restart_gone, list(gone)));
		cycle.warning().thenAcceptAsync(warning -> {
			if (!shell.isDisposed() && Confirm.loss(shell,
					NLS.bind(Messages.Restart_title, MachineNames.of(machine)),
					text + warning.map(told -> "\n\n" + told.text()).orElse(""), Messages.Restart_button)) {
				runner(shell).run(cycle);
			}
		}, modelThread);
	}

	/** What the machine has, and the next start has not. */
	private static boolean isLost(Difference difference) {
		return difference.takeOver().possible() || !difference.takeOver().text().isEmpty();
	}

	private static String list(List<Difference> differences) {
		return differences.stream().map(Difference::sentence).collect(Collectors.joining("\n"));
	}

	private OperationRunner runner(Shell shell) {
		return new OperationRunner(() -> shell, modelThread, text -> status.begin().say(text, false))
				.keepingHistory(registry);
	}

	private static CoreException notConnected(Machine machine) {
		return new CoreException(machine.getName() + " is not connected: its monitor does not answer at present.");
	}

	private void with(Shell shell, Machine machine, String label,
			BiConsumer<DifferenceOperations, OperationRunner> gesture) {
		var runner = runner(shell);
		registry.machine(machine.getId()).<CompletableFuture<DifferenceOperations>>map(DifferenceGestures::operations)
				.orElseGet(() -> CompletableFuture.failedFuture(notConnected(machine)))
				.whenCompleteAsync((operations, problem) -> {
					if (shell.isDisposed()) {
						return;
					}
					if (operations == null || problem != null) {
						runner.failed(label, problem == null ? notConnected(machine) : problem);
					} else {
						gesture.accept(operations, runner);
					}
				}, modelThread);
	}

	private static CompletableFuture<DifferenceOperations> operations(MachineAccess access) {
		return DifferenceOperations.of(access);
	}

	private void go(Shell shell, OperationRunner runner, String label, CompletableFuture<Operation<?>> made,
			Consumer<Operation<?>> then) {
		made.whenCompleteAsync((operation, problem) -> {
			if (shell.isDisposed()) {
				return;
			}
			if (operation == null || problem != null) {
				runner.failed(label, problem == null ? new CoreException(label) : problem);
			} else {
				then.accept(operation);
			}
		}, modelThread);
	}
}
