package org.wheelhouse.ui.hosts;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.ui.hosts.KeptAnswers.Found;
import org.wheelhouse.ui.secret.Keeping;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Asks for a passphrase, password, PIN or code, or whether a key may be used, or says that one is to be touched: the computer
 * in the first line, then the words of ssh or the server as they are. Cancel gives the connection up. UI thread.
 */
final class PromptDialog extends AnswerDialog {

	private static final int WIDTH = 430;

	private final Found found;
	private final Consumer<Secret> keeper;
	private @Nullable Text field;
	private @Nullable Button keep;

	/**
	 * @param found  what the keyring has to say to it
	 * @param answer completed when it is closed; empty for none
	 * @param keeper takes an answer that a person wants to be kept
	 */
	PromptDialog(@Nullable Shell parent, HostPrompt prompt, Found found, CompletableFuture<Optional<Secret>> answer,
			Consumer<Secret> keeper) {
		super(parent, prompt, answer);
		this.found = found;
		this.keeper = keeper;
	}

	private boolean hasField() {
		return switch (prompt.kind()) {
			case HOST_KEY, PASSPHRASE, PASSWORD, PIN, CODE -> true;
			case CONFIRM, TOUCH -> false;
		};
	}

	private String heading() {
		return NLS.bind(switch (prompt.kind()) {
			case PASSPHRASE -> Messages.Prompt_Passphrase;
			case PASSWORD -> Messages.Prompt_Password;
			case PIN -> Messages.Prompt_Pin;
			case HOST_KEY, CODE -> Messages.Prompt_Code;
			case CONFIRM -> Messages.Prompt_Confirm;
			case TOUCH -> Messages.Prompt_Touch;
		}, prompt.host());
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Prompt_Title, prompt.host()));
			WidgetIds.name(shell, "prompt");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(16, 14).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		line(area, heading(), ColorRole.TEXT, "prompt.heading").setFont(Fonts.BOLD.font());
		line(area, prompt.text(), ColorRole.TEXT, "prompt.text");
		if (hasField()) {
			var made = new Text(area, SWT.BORDER | SWT.SINGLE
					| (prompt.kind() == HostPrompt.Kind.HOST_KEY ? SWT.NONE : SWT.PASSWORD));
			WidgetIds.name(made, "prompt.answer");
			GridDataFactory.fillDefaults().grab(true, false).applyTo(made);
			field = made;
			if (found.wasWrong()) {
				line(area, Messages.Prompt_WasWrong, ColorRole.FAIL, "prompt.wrong");
			}
			found.offer().ifPresentOrElse(offer -> offer(area, offer),
					() -> line(area, Messages.Prompt_NotKept, ColorRole.TEXT2, "prompt.kept"));
		}
		return area;
	}

	private void offer(Composite area, Keeping offer) {
		switch (offer) {
			case OFFERED -> {
				var box = new Button(area, SWT.CHECK);
				box.setText(Messages.Prompt_Keep);
				WidgetIds.name(box, "prompt.keep");
				keep = box;
				line(area, Messages.Prompt_KeptWhere, ColorRole.TEXT2, "prompt.kept");
			}
			case NO_KEYRING -> line(area, Messages.Prompt_NoKeyring, ColorRole.TEXT2, "prompt.kept");
			case NOT_WANTED -> line(area, Messages.Prompt_NotWanted, ColorRole.TEXT2, "prompt.kept");
		}
	}

	private static Label line(Composite area, String text, ColorRole color, String id) {
		var label = line(area, text, color, 1, WIDTH);
		WidgetIds.name(label, id);
		return label;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		if (prompt.kind() != HostPrompt.Kind.TOUCH) {
			WidgetIds.name(createButton(parent, IDialogConstants.OK_ID,
					hasField() ? Messages.Prompt_Connect : Messages.Prompt_Allow, hasField()), "prompt.ok");
		}
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, Messages.Prompt_Cancel, !hasField()),
				"prompt.cancel");
	}

	@Override
	protected void okPressed() {
		var typed = field;
		var told = Secret.of(typed == null ? "yes".toCharArray() : typed.getTextChars());
		var box = keep;
		if (box != null && box.getSelection()) {
			keeper.accept(told);
		}
		answer(told);
		if (typed != null) {
			typed.setText("");
		}
		super.okPressed();
	}
}
