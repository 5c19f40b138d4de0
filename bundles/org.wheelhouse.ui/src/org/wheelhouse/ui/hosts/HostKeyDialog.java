package org.wheelhouse.ui.hosts;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ModifyListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompt.HostKey;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CopiedText;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Asks whether a computer is who it says. Not to connect is what Enter does; a fingerprint that is pasted is compared by ssh,
 * which accepts the key if it is that one. UI thread.
 */
final class HostKeyDialog extends AnswerDialog {

	private static final Pattern TWICE = Pattern.compile("^(\\S+) \\(\\1\\)$");
	private static final int WIDTH = 470;
	private static final int ACCEPT = IDialogConstants.CLIENT_ID;
	private static final int COPY = IDialogConstants.CLIENT_ID + 1;

	private final HostKey key;
	private @Nullable Text expected;

	/** @param answer completed when it is closed; empty for not to connect */
	HostKeyDialog(@Nullable Shell parent, HostPrompt prompt, HostKey key, CompletableFuture<Optional<Secret>> answer) {
		super(parent, prompt, answer);
		this.key = key;
	}

	/** What ssh calls it, which for an address alone is the address twice. */
	private String about() {
		return prompt.about().isEmpty() ? prompt.host() : TWICE.matcher(prompt.about()).replaceFirst("$1");
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Key_Title, prompt.host()));
			WidgetIds.name(shell, "hostkey");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(16, 14).spacing(10, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var heading = line(area, NLS.bind(Messages.Key_Heading, about()), ColorRole.TEXT);
		heading.setFont(Fonts.BOLD.font());
		line(area, NLS.bind(Messages.Key_About, about()), ColorRole.TEXT2);
		if (!about().startsWith(prompt.host())) {
			line(area, NLS.bind(Messages.Key_By, prompt.host()), ColorRole.TEXT2);
		}
		fact(area, key.type(), key.fingerprint(), "hostkey.fingerprint");
		fact(area, Messages.Key_KnownAs,
				key.otherNames().isEmpty() ? Messages.Key_NoOther : String.join("\n", key.otherNames()),
				"hostkey.names");
		var caption = new Label(area, SWT.NONE);
		caption.setText(Messages.Key_Paste);
		ColorRole.TEXT2.ink(caption);
		var field = new Text(area, SWT.BORDER | SWT.SINGLE);
		field.setMessage(Messages.Key_PasteHint);
		WidgetIds.name(field, "hostkey.expected");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
		field.addModifyListener((ModifyListener) _ -> pasted());
		expected = field;
		line(area, Messages.Key_Written, ColorRole.TEXT2);
		return area;
	}

	private static Label line(Composite area, String text, ColorRole color) {
		return line(area, text, color, 2, WIDTH);
	}

	private static void fact(Composite area, String name, String value, String id) {
		var label = new Label(area, SWT.NONE);
		Literal.show(label, name);
		ColorRole.TEXT2.ink(label);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		var text = new Text(area, SWT.READ_ONLY | SWT.MULTI);
		text.setFont(Fonts.MONO.font());
		text.setText(value);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, id);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, COPY, Messages.Key_Copy, false), "hostkey.copy");
		var refuse = createButton(parent, IDialogConstants.CANCEL_ID, Messages.Key_Refuse, true);
		WidgetIds.name(refuse, "hostkey.refuse");
		WidgetIds.name(createButton(parent, ACCEPT, Messages.Key_Accept, false), "hostkey.accept");
		refuse.setFocus();
	}

	private String typed() {
		var field = expected;
		return field == null ? "" : field.getText().strip();
	}

	/** With a fingerprint it is ssh that decides. */
	private void pasted() {
		Button accept = getButton(ACCEPT);
		if (accept != null) {
			accept.setText(typed().isEmpty() ? Messages.Key_Accept : Messages.Key_Compare);
			accept.requestLayout();
		}
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY) {
			CopiedText.put(key.fingerprint(), getShell().getDisplay());
		} else if (id == ACCEPT) {
			answer(Secret.of((typed().isEmpty() ? "yes" : typed()).toCharArray()));
			close();
		} else {
			super.buttonPressed(id);
		}
	}
}
