package org.wheelhouse.ui.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.Secret;
import org.wheelhouse.ui.testkit.WidgetStage;

/** It says which machine and what for, shows nothing of what is typed, and says when nothing will be kept. */
@Tag("display")
@NonNullByDefault({})
class SecretDialogTest {

	private static final List<SecretNeed> NEEDS = List.of(new SecretNeed("k0", "the disk /data/a&b.luks"),
			new SecretNeed("v0", "the VNC server"));

	private final WidgetStage stage = new WidgetStage(300, 200);
	private SecretDialog dialog;

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void itNamesTheMachineAndEachUseAndTakesBoth() {
		open(Keeping.OFFERED);
		assertTrue(dialog.getShell().getText().contains("web & co"), dialog.getShell().getText());
		var said = words();
		assertTrue(said.contains("/data/a&&b.luks") && said.contains("k0") && said.contains("VNC server"), said);
		assertFalse(dialog.ok().isEnabled());
		type("k0", "one");
		assertFalse(dialog.ok().isEnabled());
		type("v0", "two");
		assertTrue((find("secret.v0", Text.class).getStyle() & SWT.PASSWORD) != 0);
		stage.picture(dialog.getShell(), "secret");
		find("secret.keep", Button.class).setSelection(true);
		dialog.ok().notifyListeners(SWT.Selection, new Event());
		assertEquals(Map.of("k0", Secret.of("one".toCharArray()), "v0", Secret.of("two".toCharArray())),
				dialog.told());
		assertTrue(dialog.isToBeKept());
	}

	@Test
	void withoutAKeyringItSaysThatNothingIsKept() {
		open(Keeping.NO_KEYRING);
		assertTrue(words().contains("There is no keyring here"), words());
		assertThrows(AssertionError.class, () -> find("secret.keep", Button.class));
		type("k0", "one");
		type("v0", "two");
		dialog.ok().notifyListeners(SWT.Selection, new Event());
		assertFalse(dialog.isToBeKept());
	}

	@Test
	void whoWantsToBeAskedEachTimeIsOfferedNothingElse() {
		open(Keeping.NOT_WANTED);
		assertTrue(words().contains("Preferences > Secrets"), words());
		assertThrows(AssertionError.class, () -> find("secret.keep", Button.class));
	}

	private void open(Keeping keeping) {
		stage.open();
		dialog = new SecretDialog(stage.shell(), "web & co", NEEDS, keeping);
		dialog.setBlockOnOpen(false);
		dialog.open();
	}

	private void type(String id, String text) {
		find("secret." + id, Text.class).setText(text);
	}

	private <T extends Control> T find(String id, Class<T> type) {
		return WidgetStage.named(dialog.getShell(), id, type);
	}

	private String words() {
		return labels(dialog.getShell()).reduce("", (all, one) -> all + one + "\n");
	}

	private static Stream<String> labels(Control control) {
		return control instanceof Label label
				? Stream.of(label.getText())
				: control instanceof Composite inner
						? Stream.of(inner.getChildren()).flatMap(SecretDialogTest::labels)
						: Stream.of();
	}
}
