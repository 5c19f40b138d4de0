package org.wheelhouse.ui.devices.leaving;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.MadeDevice;
import org.wheelhouse.core.hotplug.MoveDevice;
import org.wheelhouse.core.hotplug.MoveResult;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;

/** Moves a device to another place, after asking. UI thread. */
public final class Moving {

	private final Shell shell;
	private final OperationRunner operations;

	public Moving(Shell shell, OperationRunner operations) {
		this.shell = shell;
		this.operations = operations;
	}

	/** Finds out how the device was made, tells what will be sent and what the machine warns of, then moves it. */
	public void ask(MachineAccess machine, String deviceId, Bus bus, String address) {
		ask(machine, deviceId, bus.getKind(), bus.getName(), address);
	}

	/** The same with a bus by its name. */
	public void ask(MachineAccess machine, String deviceId, BusKind kind, String name, String address) {
		var thread = new ModelThread(shell.getDisplay());
		MadeDevice.of(machine, deviceId).thenApply(made -> new MoveDevice(machine, made, kind, name, address))
				.thenCompose(move -> move.warning().thenCombineAsync(move.isDefined(), (warning, defined) -> {
					ask(deviceId, move, warning, defined);
					return defined;
				}, thread))
				.whenCompleteAsync((_, problem) -> say(deviceId, problem), thread);
	}

	private void ask(String deviceId, MoveDevice move, Optional<Warning> warning, boolean defined) {
		if (shell.isDisposed()) {
			return;
		}
		var about = NLS.bind(Messages.Moving_text, deviceId) + warning.map(told -> "\n\n" + told.text()).orElse("");
		var title = NLS.bind(Messages.Moving_title, deviceId);
		var text = Confirm.sending(about, move);
		if (defined) {
			Confirm.agreed(shell, title, text, Messages.Moving_move, Messages.Moving_alsoDefined)
					.ifPresent(also -> go(also ? move.alsoDefined() : move));
		} else if (Confirm.agreed(shell, title, text, Messages.Moving_move)) {
			go(move);
		}
	}

	private void go(Operation<MoveResult> move) {
		operations.run(move).thenAccept(result -> {
			if (result instanceof MoveResult.Stays(var text) && !shell.isDisposed()) {
				MessageDialog.openInformation(shell, move.label(), Literal.label(text));
			}
		});
	}

	private void say(String deviceId, @Nullable Throwable problem) {
		if (problem != null && !shell.isDisposed()) {
			MessageDialog.openInformation(shell, NLS.bind(Messages.Moving_cannot, deviceId),
					Literal.label(Fault.of(problem).text()));
		}
	}
}
