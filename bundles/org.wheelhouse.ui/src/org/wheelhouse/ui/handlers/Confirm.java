package org.wheelhouse.ui.handlers;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Preview;

/** Asks before what cannot be undone. The safe answer is the default. UI thread. */
public final class Confirm {

	private Confirm() {
	}

	/** Whether it shall be done, though something may be lost. */
	public static boolean loss(Shell shell, String title, String text, String button) {
		var dialog = new MessageDialog(shell, title, null, Literal.label(text), MessageDialog.WARNING, 1, button,
				IDialogConstants.CANCEL_LABEL);
		return dialog.open() == 0;
	}

	/** Whether it shall be done, though something may be lost; what it sends is told too. */
	public static boolean loss(Shell shell, String title, String text, Operation<?> operation, String button) {
		return loss(shell, title, (text + "\n\n" + Preview.of(operation)).strip(), button);
	}

	/** Whether it shall be done; a word must be typed to say so. */
	static boolean byTyping(Shell shell, String title, String text, String word) {
		var dialog = new InputDialog(shell, title, Literal.label(text), "",
				typed -> typed.equals(word) ? null : NLS.bind(Messages.Confirm_Type, word));
		return dialog.open() == Window.OK;
	}
}
