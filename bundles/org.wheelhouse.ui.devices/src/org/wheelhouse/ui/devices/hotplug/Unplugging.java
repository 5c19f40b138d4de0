package org.wheelhouse.ui.devices.hotplug;

import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.handlers.Confirm;
import org.wheelhouse.ui.handlers.Question;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;

/** Unplugs, after asking; bin, key and menu all end here. UI thread. */
public final class Unplugging {

	private final Shell shell;
	private final OperationRunner operations;

	public Unplugging(Shell shell, OperationRunner operations) {
		this.shell = shell;
		this.operations = operations;
	}

	/** Asks, telling what will be sent, what the machine warns of and what the next start has, then unplugs. */
	public void ask(String deviceId, UnplugDevice unplug) {
		unplug.warning().thenCombineAsync(unplug.isDefined(), (warning, defined) -> {
			if (!shell.isDisposed()) {
				ask(deviceId, unplug, warning, defined);
			}
			return defined;
		}, new ModelThread(shell.getDisplay()));
	}

	private void ask(String deviceId, UnplugDevice unplug, Optional<Warning> warning, boolean defined) {
		var title = NLS.bind(Messages.Unplugging_title, deviceId);
		var about = NLS.bind(Messages.Unplugging_text, deviceId) + warning.map(told -> "\n\n" + told.text()).orElse("");
		var text = Confirm.sending(about, unplug);
		if (defined) {
			Confirm.agreed(shell, title, text, Messages.Unplugging_unplug, Messages.Unplugging_alsoDefined)
					.ifPresent(forGood -> go(forGood ? unplug.forGood() : unplug));
		} else if (warning.isPresent()
				? Confirm.agreed(shell, title, text, Messages.Unplugging_unplug)
				: Confirm.agreed(Question.UNPLUG, shell, title, text, Messages.Unplugging_unplug)) {
			go(unplug);
		}
	}

	/** Unplugs without asking: for a device that is leaving already. */
	public void go(Operation<UnplugResult> unplug) {
		operations.run(unplug).thenAccept(departure -> {
			switch (departure) {
				case UnplugResult.Refused(var text) -> say(unplug, text);
				case UnplugResult.Unplugged(var remarks) when !remarks.isEmpty() ->
					say(unplug, String.join("\n", remarks));
				case UnplugResult.Unplugged _,UnplugResult.Silent _ -> {
					// The picture shows it: gone, or leaving with what helps.
				}
			}
		});
	}

	private void say(Operation<UnplugResult> unplug, String text) {
		if (!shell.isDisposed()) {
			MessageDialog.openInformation(shell, unplug.label(), Literal.label(text));
		}
	}
}
