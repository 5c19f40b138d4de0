package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class LogoutDialogTest {

	private static final String COMMAND = "loginctl enable-linger ops";

	private final WidgetStage stage = new WidgetStage(300, 200);
	private LogoutDialog dialog;

	@BeforeEach
	void open() {
		stage.open();
		dialog = new LogoutDialog(stage.shell(), "mail", new StartEndsAtLogout("mail", "ops@atlas",
				new AfterLogout(Fate.END,
						"When the last session of ops on atlas ends, its login manager ends all processes of that user"
								+ " (KillUserProcesses=yes), machines too.",
						COMMAND)));
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void theCommandThatChangesItCanBeCopiedAndNotToStartIsTheDefault() {
		stage.settle();
		var command = WidgetStage.named(dialog.getShell(), "logout.command", Text.class);
		assertEquals(COMMAND, command.getText());
		assertEquals(0, command.getStyle() & SWT.MULTI);
		assertTrue(!command.getEditable() && command.isEnabled(), "it can be selected");
		assertEquals(WidgetStage.named(dialog.getShell(), "logout.cancel", Button.class),
				dialog.getShell().getDefaultButton());
		stage.picture(dialog.getShell(), "logout");
	}
}
