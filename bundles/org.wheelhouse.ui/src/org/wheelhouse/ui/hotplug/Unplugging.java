package org.wheelhouse.ui.hotplug;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Preview;

/** Unplugs, after asking; bin, key and menu all end here. UI thread. */
public final class Unplugging {

	private final Shell shell;
	private final OperationRunner operations;

	public Unplugging(Shell shell, OperationRunner operations) {
		this.shell = shell;
		this.operations = operations;
	}

	/** Asks, telling what will be sent and what the next start has, then unplugs. */
	public void ask(String deviceId, UnplugDevice unplug) {
		unplug.isDefined().thenAcceptAsync(defined -> {
			if (!shell.isDisposed()) {
				ask(deviceId, unplug, defined);
			}
		}, new ModelThread(shell.getDisplay()));
	}

	private void ask(String deviceId, UnplugDevice unplug, boolean defined) {
		var title = NLS.bind(Messages.Unplugging_title, deviceId);
		var text = Literal.label(NLS.bind(Messages.Unplugging_text, deviceId, Preview.of(unplug)));
		var buttons = new String[]{Messages.Unplugging_unplug, IDialogConstants.CANCEL_LABEL};
		if (!defined) {
			if (MessageDialog.open(MessageDialog.QUESTION, shell, title, text, 0, buttons) == 0) {
				go(unplug);
			}
			return;
		}
		var dialog = new MessageDialogWithToggle(shell, title, null, text, MessageDialog.QUESTION, buttons, 0,
				Messages.Unplugging_alsoDefined, true);
		// The buttons of this kind have numbers of their own, the first one.
		if (dialog.open() == IDialogConstants.INTERNAL_ID) {
			go(dialog.getToggleState() ? unplug.forGood() : unplug);
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
