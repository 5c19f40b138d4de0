package org.wheelhouse.ui.handlers;

import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.Preview;

/** Asks before something is done that has no form. Where something may be lost the safe answer is the default. UI thread. */
public final class Confirm {

	private Confirm() {
	}

	/** Whether it shall be done, though something may be lost. */
	public static boolean loss(Shell shell, String title, String text, String button) {
		return answer(MessageDialog.WARNING, shell, title, text, button);
	}

	/** Whether it shall be done, though something may be lost; what it sends is told too. */
	public static boolean loss(Shell shell, String title, String text, Operation<?> operation, String button) {
		return loss(shell, title, sending(text, operation), button);
	}

	/** Whether it shall be done; nothing is lost, so Enter agrees. A person may have said that it needs no asking. */
	public static boolean agreed(Question question, Shell shell, String title, String text, String button) {
		return agreed(question, Question.ofWorkbench(), shell, title, text, button);
	}

	/** @param preferences where it is remembered that it needs no asking */
	static boolean agreed(Question question, Preferences preferences, Shell shell, String title, String text,
			String button) {
		if (!question.isAsked(preferences)) {
			return true;
		}
		var dialog = toggled(shell, title, text, button, Messages.Question_DoNotAsk, false);
		var agreed = dialog.open() == IDialogConstants.INTERNAL_ID;
		if (agreed && dialog.getToggleState()) {
			question.ask(preferences, false);
		}
		return agreed;
	}

	/** Whether it shall be done; nothing is lost, so Enter agrees, but it is always asked. */
	public static boolean agreed(Shell shell, String title, String text, String button) {
		return answer(MessageDialog.QUESTION, shell, title, text, button);
	}

	private static boolean answer(int kind, Shell shell, String title, String text, String button) {
		return new MessageDialog(shell, title, null, Literal.label(text), kind, kind == MessageDialog.QUESTION ? 0 : 1,
				button, IDialogConstants.CANCEL_LABEL).open() == 0;
	}

	/**
	 * Whether it shall be done, and something else with it. Enter agrees to both.
	 *
	 * @param also what else
	 * @return empty when not; else whether that too
	 */
	public static Optional<Boolean> agreed(Shell shell, String title, String text, String button, String also) {
		var dialog = toggled(shell, title, text, button, also, true);
		return dialog.open() == IDialogConstants.INTERNAL_ID
				? Optional.of(dialog.getToggleState())
				: Optional.empty();
	}

	/** Its buttons have numbers of their own, the first one {@code INTERNAL_ID}. */
	private static MessageDialogWithToggle toggled(Shell shell, String title, String text, String button, String box,
			boolean ticked) {
		return new MessageDialogWithToggle(shell, title, null, Literal.label(text), MessageDialog.QUESTION,
				new String[]{button, IDialogConstants.CANCEL_LABEL}, 0, box, ticked);
	}

	/** What is asked, and what it sends. */
	public static String sending(String text, Operation<?> operation) {
		return (text + "\n\n" + Preview.of(operation)).strip();
	}

	/** Resets a machine, after the one question for it. */
	public static void reset(Shell shell, Machine machine, Reset reset, OperationRunner operations) {
		if (loss(shell, NLS.bind(Messages.Reset_Title, MachineNames.of(machine)), Plural.bind(Messages.Reset_Text, 1),
				reset, Messages.Reset_Button)) {
			operations.run(reset);
		}
	}

	/** Whether it shall be done; a word must be typed to say so. */
	static boolean byTyping(Shell shell, String title, String text, String word) {
		var dialog = new InputDialog(shell, title, Literal.label(text), "",
				typed -> typed.equals(word) ? null : NLS.bind(Messages.Confirm_Type, word));
		return dialog.open() == Window.OK;
	}
}
