package org.wheelhouse.ui.devices.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.info.PointingDevice;
import org.wheelhouse.core.info.QemuInfo;
import org.wheelhouse.core.info.QemuInfo.CharacterDevice;
import org.wheelhouse.core.info.QemuInfo.Program;
import org.wheelhouse.core.info.QemuInfo.ScreenServer;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class InfoPageTest {

	private static final PointingDevice PS2 = new PointingDevice("QEMU PS/2 Mouse", 2, false, false);

	private final WidgetStage stage = new WidgetStage(860, 360);
	private final List<PointingDevice> chosen = new ArrayList<>();
	private final InfoPage page = new InfoPage(stage.parent(), chosen::add);

	@AfterEach
	void close() {
		stage.close();
	}

	private static QemuInfo equipment(boolean serialOpen) {
		return new QemuInfo(
				new Program("7.2.22", "rich-7.2", "550e8400-e29b-41d4-a716-446655440000", false, true, 216),
				List.of(new CharacterDevice("compat_monitor0", "unix:/run/qmp.sock,server=on", true),
						new CharacterDevice("serial0", "pty:/dev/pts/3", serialOpen)),
				List.of(new PointingDevice("QEMU HID Tablet", 3, true, true), PS2),
				List.of(new ScreenServer("VNC", true, "127.0.0.1", "5901", "", "vnc", "", List.of("127.0.0.1")),
						new ScreenServer("SPICE", false, "", "", "", "", "", List.of())));
	}

	private Tree tree() {
		return Controls.find(page, "equipment.table", Tree.class);
	}

	private TreeItem row(String name) {
		return Controls.items(tree()).filter(item -> item.getText().startsWith(name)).findFirst().orElseThrow();
	}

	@Test
	void everyAnswerHasItsRow() {
		stage.open();
		page.show(equipment(true));
		assertEquals("open", row("serial0").getText(1));
		assertEquals("pty:/dev/pts/3", row("serial0").getText(2));
		assertEquals("current", row("QEMU HID Tablet").getText(1));
		assertEquals("127.0.0.1:5901 \u00b7 authentication vnc \u00b7 shown to 127.0.0.1", row("VNC").getText(2));
		assertEquals("off", row("SPICE").getText(1));
		assertEquals("not used", row("KVM").getText(1));
		assertEquals("216", row("Commands").getText(2));
		stage.picture(page, "equipment");
	}

	@Test
	void selectionStaysWhenSomethingElseChanges() {
		stage.open();
		page.show(equipment(true));
		tree().setSelection(row("QEMU PS/2 Mouse"));
		page.show(equipment(false));
		assertEquals("closed", row("serial0").getText(1));
		assertEquals("QEMU PS/2 Mouse (2)", tree().getSelection()[0].getText());
	}

	@Test
	void pointerIsSentToAnotherDeviceOnly() {
		stage.open();
		page.show(equipment(true));
		tree().setSelection(row("QEMU HID Tablet"));
		tree().getMenu().notifyListeners(SWT.Show, new Event());
		assertFalse(tree().getMenu().getItem(0).isEnabled(), "it has the pointer already");
		tree().setSelection(row("QEMU PS/2 Mouse"));
		tree().getMenu().notifyListeners(SWT.Show, new Event());
		var send = tree().getMenu().getItem(0);
		assertTrue(send.isEnabled());
		send.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of(PS2), chosen);
	}
}
