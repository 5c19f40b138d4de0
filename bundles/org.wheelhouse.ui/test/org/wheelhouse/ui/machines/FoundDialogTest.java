package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.widget.Quantity;

@Tag("display")
class FoundDialogTest {

	private final WidgetStage stage = new WidgetStage(700, 500);

	@AfterEach
	void close() {
		stage.close();
	}

	private static FoundQemu found(String address) {
		var qemu = LiveFactory.eINSTANCE.createFoundQemu();
		qemu.setName("memtest");
		qemu.setPid(4711);
		qemu.setUser("ann");
		qemu.setAddress(address);
		qemu.setReason(address.isEmpty() ? "human monitor only" : "");
		qemu.setAdvice("Start it with -qmp unix:PATH,server=on,wait=off too.");
		qemu.setFolder("/tmp/mt");
		qemu.setResidentBytes(3 << 20);
		qemu.getCommandLine().addAll(List.of("qemu-system-x86_64", "-m", "256", "-vnc", "password=hush"));
		var monitor = LiveFactory.eINSTANCE.createFoundMonitor();
		monitor.setKind("HMP");
		monitor.setPlace("/tmp/mt/hmp.sock");
		qemu.getMonitors().add(monitor);
		var there = LiveFactory.eINSTANCE.createHostFound();
		there.getQemus().add(qemu);
		new InventoryBuilder().host("ops@atlas", "").inventory().getHosts().getFirst().setFound(there);
		return qemu;
	}

	private FoundDialog open(FoundQemu qemu) {
		var dialog = new FoundDialog(stage.shell(), qemu, Clock.fixed(Instant.ofEpochSecond(95), ZoneOffset.UTC));
		dialog.setBlockOnOpen(false);
		dialog.open();
		stage.settle();
		return dialog;
	}

	@Test
	void whatIsKnownIsSaidInItsOrderAndWhatIsNotIsLeftOut() {
		assertEquals(
				List.of(Map.entry("Computer", "ops@atlas"),
						Map.entry("Process", "4711 of ann, " + Quantity.bytes(3 << 20) + " resident"),
						Map.entry("Running for", "1 min"), Map.entry("Folder", "/tmp/mt"),
						Map.entry("Monitors", "HMP /tmp/mt/hmp.sock")),
				List.copyOf(FoundDialog.facts(found(""), Clock.fixed(Instant.ofEpochSecond(95), ZoneOffset.UTC))
						.entrySet()));
	}

	@Test
	void oneThatIsClosedSaysWhyAndWhatToDoAndCannotBeAttached() {
		var dialog = open(found(""));
		var area = dialog.getShell();
		assertEquals("Properties of memtest", area.getText());
		assertEquals("memtest: human monitor only. Start it with -qmp unix:PATH,server=on,wait=off too.",
				WidgetStage.named(area, "found.why", Label.class).getText());
		var line = WidgetStage.named(area, "found.commandLine", Text.class).getText();
		assertTrue(line.startsWith("qemu-system-x86_64 -m 256") && !line.contains("hush"), line);
		assertFalse(WidgetStage.named(area, "found.attach", Button.class).isEnabled());
		stage.picture(area, "found-properties");
		dialog.close();
	}

	@Test
	void oneThatIsOpenIsAttachedFromThere() {
		var dialog = open(found("unix:/tmp/mt/mt.sock"));
		WidgetStage.named(dialog.getShell(), "found.attach", Button.class).notifyListeners(SWT.Selection, null);
		assertEquals(Window.OK, dialog.getReturnCode());
	}
}
