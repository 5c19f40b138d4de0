package org.wheelhouse.ui.hotplug;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.operation.Departure;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.common.Literal;
import org.wheelhouse.ui.common.OperationRunner;
import org.wheelhouse.ui.common.Preview;

/** Unplugs, after asking; bin, key and menu all end here. UI thread. */
public final class Unplugging {

	private final Shell shell;
	private final OperationRunner operations;

	public Unplugging(Shell shell, OperationRunner operations) {
		this.shell = shell;
		this.operations = operations;
	}

	/** Asks, telling what will be sent, then unplugs. */
	public void ask(String deviceId, Operation<Departure> unplug) {
		int answer = MessageDialog.open(MessageDialog.QUESTION, shell, NLS.bind(Messages.Unplugging_title, deviceId),
				Literal.label(NLS.bind(Messages.Unplugging_text, deviceId, Preview.of(unplug))), 0,
				Messages.Unplugging_unplug,
				IDialogConstants.CANCEL_LABEL);
		if (answer == 0) {
			go(unplug);
		}
	}

	/** Unplugs without asking: for a device that is leaving already. */
	public void go(Operation<Departure> unplug) {
		operations.run(unplug).thenAccept(departure -> {
			switch (departure) {
				case Departure.Refused(var text) -> say(unplug, text);
				case Departure.Unplugged(var remarks) when !remarks.isEmpty() ->
					say(unplug, String.join("\n", remarks));
				case Departure.Unplugged _,Departure.Silent _ -> {
					// The picture shows it: gone, or leaving with what helps.
				}
			}
		});
	}

	private void say(Operation<Departure> unplug, String text) {
		if (!shell.isDisposed()) {
			MessageDialog.openInformation(shell, unplug.label(), Literal.label(text));
		}
	}
}
