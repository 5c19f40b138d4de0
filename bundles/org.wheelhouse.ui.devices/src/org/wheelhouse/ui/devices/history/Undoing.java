package org.wheelhouse.ui.devices.history;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.MoveResult;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;

/** Takes back what was done to a device, after asking. UI thread. */
final class Undoing {

	private final Shell shell;
	private final OperationRunner operations;

	Undoing(Shell shell, OperationRunner operations) {
		this.shell = shell;
		this.operations = operations;
	}

	/** Tells what will be sent and what the machine warns of, then does it. */
	void ask(MachineRegistry registry, Machine machine, DeviceGesture gesture) {
		var label = gesture.getLabel();
		var name = MachineNames.of(machine);
		registry.history(machine.getId()).ifPresent(history -> history.undo(gesture.getNumber())
				.thenCompose(found -> found.map(Undoing::warned).orElseThrow(
						() -> new IllegalStateException(Messages.Undoing_gone)))
				.whenCompleteAsync((warned, problem) -> {
					if (shell.isDisposed()) {
						return;
					}
					if (warned == null || problem != null) {
						MessageDialog.openInformation(shell, NLS.bind(Messages.Undoing_title, label),
								Messages.Undoing_gone);
					} else {
						ask(label, name, warned);
					}
				}, new ModelThread(shell.getDisplay())));
	}

	/** What takes it back, and what the machine warns of. */
	private record Warned(Operation<?> operation, Optional<Warning> warning) {}

	private static CompletableFuture<Warned> warned(Operation<?> operation) {
		return operation.warning().thenApply(warning -> new Warned(operation, warning));
	}

	private void ask(String label, String machine, Warned warned) {
		var text = NLS.bind(Messages.Undoing_text, label, machine)
				+ warned.warning().map(told -> "\n\n" + told.text()).orElse("");
		var title = NLS.bind(Messages.Undoing_title, label);
		var asked = Confirm.sending(text, warned.operation());
		if (warned.warning().isPresent()
				? Confirm.loss(shell, title, asked, Messages.Undoing_undo)
				: Confirm.agreed(shell, title, asked, Messages.Undoing_undo)) {
			run(warned.operation());
		}
	}

	private <R> void run(Operation<R> operation) {
		operations.run(operation).thenAccept(result -> say(operation.label(), result));
	}

	/** That it waits, or is done, is seen; only what is left over, or refused, is said. */
	private void say(String label, @Nullable Object result) {
		var text = switch (result) {
			case UnplugResult.Refused(var why) -> why;
			case UnplugResult.Unplugged(var remarks) -> String.join("\n", remarks);
			case MoveResult.Stays(var why) -> why;
			case null, default -> "";
		};
		if (!text.isEmpty() && !shell.isDisposed()) {
			MessageDialog.openInformation(shell, label, Literal.label(text));
		}
	}
}
