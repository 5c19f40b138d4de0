package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.guard.GuestMemory;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.part.OperationRunner;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class BalloonFormTest {

	private static final long MIB = 1 << 20;

	private final WidgetStage stage = new WidgetStage(300, 200).open();
	private final List<String> ran = new ArrayList<>();
	private final GuestMemory memory = new GuestMemory(1024 * MIB, 1024 * MIB, OptionalLong.empty());
	private final OperationDialog dialog = new OperationDialog(stage.shell(),
			BalloonForm.of("rich-7.2", memory,
					bytes -> new SaidOperation("{\"balloon\":" + bytes + "}", memory.before(bytes), ran)),
			new OperationRunner(stage::shell, Display.getCurrent()::asyncExec, _ -> {
				// what the status line says is tested with it
			}));

	@AfterEach
	void close() {
		dialog.close();
		stage.close();
	}

	@Test
	void whatIsEnoughIsSetAtOnce() {
		dialog.open();
		find("size", Text.class).setText("512 MiB");
		assertEquals("{\"balloon\":536870912}", find("plan", StyledText.class).getText().lines().toList().getLast());
		assertFalse(find("danger", Label.class).isVisible());
		stage.picture(dialog.getShell(), "balloon");
		press("ok");
		assertEquals(List.of("{\"balloon\":536870912}"), ran);
		stage.await(() -> dialog.getShell() == null);
		assertNull(dialog.getShell());
	}

	@Test
	void whatMayEndTheGuestIsSetOnlyAfterItWasAgreedTo() {
		dialog.open();
		find("size", Text.class).setText("100 MiB");
		assertTrue(find("danger", Label.class).isVisible());
		assertTrue(find("danger", Label.class).getText().contains("100 MiB"));
		press("ok");
		assertEquals(List.of(), ran);
		stage.picture(dialog.getShell(), "balloon-danger");
		find("consent", Button.class).setSelection(true);
		find("consent", Button.class).notifyListeners(SWT.Selection, new Event());
		press("ok");
		assertEquals(List.of("{\"balloon\":104857600}"), ran);
	}

	@Test
	void moreThanItWasGivenIsExplained() {
		dialog.open();
		find("size", Text.class).setText("4 GiB");
		assertTrue(find("remark", Label.class).getText().contains("all of it"));
		find("size", Text.class).setText("0");
		assertFalse(find("ok", Button.class).isEnabled());
	}

	private void press(String id) {
		var button = find(id, Button.class);
		if (button.isEnabled()) {
			button.notifyListeners(SWT.Selection, new Event());
		}
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return Controls.find(dialog.getShell(), "machine.balloon." + id, type);
	}
}
