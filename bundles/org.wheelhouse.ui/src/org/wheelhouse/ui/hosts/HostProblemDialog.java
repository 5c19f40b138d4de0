package org.wheelhouse.ui.hosts;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Says why a computer is not connected, in ssh's words and with what to do. Nothing in it accepts anything: where a key has
 * changed there is the command that ssh names, to be copied. UI thread.
 */
final class HostProblemDialog extends Dialog {

	private static final int WIDTH = 520;
	private static final int COPY = IDialogConstants.CLIENT_ID;

	private final String label;
	private final String what;
	private final String words;
	private final String advice;
	private final String command;

	HostProblemDialog(Shell parent, Host host) {
		super(parent);
		label = host.getLabel();
		what = host.getProblem() + ".";
		words = host.getProblemWords();
		advice = host.getProblemAdvice();
		command = ProblemText.command(host);
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Problem_Title, label));
			WidgetIds.name(shell, "hostproblem");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(16, 14).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		line(area, what, ColorRole.FAIL).setFont(Fonts.BOLD.font());
		if (!words.isEmpty()) {
			line(area, Messages.Problem_Words, ColorRole.TEXT2);
			var text = new Text(area, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.BORDER);
			text.setText(words);
			text.setFont(Fonts.MONO.font());
			ColorRole.TEXT.ink(text);
			WidgetIds.name(text, "hostproblem.words");
			GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		}
		line(area, advice, ColorRole.TEXT);
		return area;
	}

	private static Label line(Composite area, String text, ColorRole color) {
		var label = new Label(area, SWT.WRAP);
		Literal.show(label, text);
		color.ink(label);
		GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, COPY, Messages.Problem_Copy, false), "hostproblem.copy");
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY) {
			CopiedText.put(command.isEmpty() ? String.join("\n", what, words, advice) : command,
					getShell().getDisplay());
		} else {
			super.buttonPressed(id);
		}
	}
}
