package org.wheelhouse.ui.handlers;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.ui.widget.CommandToType;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Says before a start that the machine ends when its user logs out of its computer. Not to start is the default. UI thread. */
final class LogoutDialog extends MessageDialog {

	private final StartEndsAtLogout question;

	/** @param name what a person calls the machine */
	LogoutDialog(Shell parent, String name, StartEndsAtLogout question) {
		super(parent, NLS.bind(Messages.Starting_logoutTitle, name), null,
				Literal.label(question.what() + "\n\n" + Messages.Starting_logout), WARNING, 1,
				Messages.Start_Button, IDialogConstants.CANCEL_LABEL);
		this.question = question;
	}

	@Override
	protected @Nullable Control createCustomArea(@Nullable Composite parent) {
		return parent == null || question.told().command().isEmpty()
				? null
				: CommandToType.in(parent, "logout.command", "", Messages.Starting_logoutCommand,
						question.told().command());
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		super.createButtonsForButtonBar(parent);
		WidgetIds.name(getButton(0), "logout.start");
		WidgetIds.name(getButton(1), "logout.cancel");
	}
}
