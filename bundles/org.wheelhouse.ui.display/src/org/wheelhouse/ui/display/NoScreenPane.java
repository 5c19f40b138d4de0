package org.wheelhouse.ui.display;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** What is shown where the screen would be: why there is none, what to do, and a field where a password is wanted. */
final class NoScreenPane {

	private static final int WIDTH = 420;

	private final Composite control;
	private final Label title;
	private final Text text;
	private final Composite asking;
	private final Text password;
	private final Button retry;

	/** @param retried hears the password, empty when none was wanted, when the person wants to try (again) */
	NoScreenPane(Composite parent, Consumer<Optional<String>> retried) {
		control = new Composite(parent, SWT.NONE);
		ColorRole.SURFACE.fill(control);
		GridLayoutFactory.swtDefaults().margins(24, 32).spacing(0, 8).applyTo(control);
		title = new Label(control, SWT.CENTER | SWT.WRAP);
		ColorRole.SURFACE.fill(title);
		title.setFont(Fonts.BOLD.font());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		text = new Text(control, SWT.READ_ONLY | SWT.WRAP | SWT.CENTER | SWT.MULTI);
		ColorRole.SURFACE.fill(text);
		WidgetIds.name(text, "display.said");
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).hint(WIDTH, SWT.DEFAULT).applyTo(text);
		asking = new Composite(control, SWT.NONE);
		ColorRole.SURFACE.fill(asking);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 0).applyTo(asking);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).applyTo(asking);
		var label = new Label(asking, SWT.NONE);
		label.setText(Messages.Curtain_Password);
		ColorRole.SURFACE.fill(label);
		password = new Text(asking, SWT.BORDER | SWT.PASSWORD);
		WidgetIds.name(password, "display.password");
		password.setTextLimit(255);
		GridDataFactory.swtDefaults().hint(140, SWT.DEFAULT).applyTo(password);
		password.addListener(SWT.DefaultSelection, _ -> retried.accept(Optional.of(password.getText())));
		retry = new Button(control, SWT.PUSH);
		WidgetIds.name(retry, "display.retry");
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).applyTo(retry);
		retry.addListener(SWT.Selection, _ -> retried
				.accept(asking.getVisible() ? Optional.of(password.getText()) : Optional.empty()));
	}

	Composite control() {
		return control;
	}

	/** Says why there is no screen. */
	void show(ScreenState state) {
		var ask = state instanceof ScreenState.PasswordWanted;
		switch (state) {
			case ScreenState.Off(String reason) -> say(Messages.Curtain_Off, reason);
			case ScreenState.Connecting() -> say(Messages.Curtain_Connecting, "");
			case ScreenState.Connected(_, _, _, _) -> say(Messages.Curtain_Connecting, "");
			case ScreenState.PasswordWanted(String reason, boolean refused) ->
				say(Messages.Curtain_PasswordTitle, reason
						+ (refused ? '\n' + Messages.Curtain_PasswordRefused : "") + '\n'
						+ Messages.Curtain_PasswordText);
			case ScreenState.None(String reason) -> say(Messages.Curtain_None, reason);
			case ScreenState.GivenUp(String reason) -> say(Messages.Curtain_GivenUp, reason);
			case ScreenState.Broken(String reason) -> say(Messages.Curtain_Broken, reason);
		}
		asking.setVisible(ask);
		include(asking, ask);
		var can = ask || state instanceof ScreenState.Broken || state instanceof ScreenState.GivenUp;
		retry.setText(ask ? Messages.Curtain_Connect : Messages.Curtain_Retry);
		retry.setVisible(can);
		include(retry, can);
		control.layout(true);
		if (ask) {
			password.setText("");
		}
	}

	/** Takes the focus where something is to be typed or pressed. */
	void setFocus() {
		if (asking.getVisible()) {
			password.setFocus();
		} else if (retry.getVisible()) {
			retry.setFocus();
		} else {
			control.setFocus();
		}
	}

	private void say(String heading, String explanation) {
		Literal.show(title, heading);
		text.setText(explanation);
	}

	private static void include(Control part, boolean shown) {
		if (part.getLayoutData() instanceof GridData data) {
			data.exclude = !shown;
		}
	}
}
