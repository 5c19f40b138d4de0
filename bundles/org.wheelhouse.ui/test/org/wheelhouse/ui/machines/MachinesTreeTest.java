package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
// Its fields are set before each test.
@NonNullByDefault({})
class MachinesTreeTest {

	private static final long NOW = 1_700_000_000_000L;

	private final WidgetStage stage = new WidgetStage(420, 460);
	private final Inventory inventory = new InventoryBuilder()
			.host("this computer", "tcg · kvm present, not usable")
			.machine("rich-7.2", MachineState.RUNNING, machine -> {
				machine.setQemuVersion("7.2.22");
				machine.setCpuPercent(7);
				machine.setMemoryBytes(73 << 20);
				machine.setDiskBytesPerSecond(0);
			})
			.machine("di-gtk", MachineState.PAUSED, machine -> {
				machine.setQemuVersion("7.2.22");
				machine.setCpuPercent(100);
				machine.setMemoryBytes(402L << 20);
				machine.setDiskBytesPerSecond(1_468_006);
			})
			.machine("mig-src", MachineState.MIGRATING, machine -> machine.setPeerId("id-mig-dst"))
			.machine("mig-dst", MachineState.INCOMING)
			.machine("gone", MachineState.SEALED)
			.machine("edge-11.1", MachineState.FAILED,
					machine -> machine.setDetail("exit 1: Failed to find an available port: Address already in use"))
			.machine("hung", MachineState.UNRESPONSIVE)
			.machine("was", MachineState.ENDED)
			.host("ops@atlas", "ssh · 14 ms")
			.machine("build-03", MachineState.DEFINED)
			.machine("new", MachineState.CONNECTING)
			.machine("off", MachineState.SHUTDOWN)
			.machine("legacy-5.2", MachineState.LOST, machine -> {
				machine.setSampledMillis(NOW - 60_000);
				machine.setStatus("running");
			})
			.inventory();
	private MachinesTree tree;

	@BeforeEach
	void open() {
		tree = new MachinesTree(stage.shell(), inventory, _ -> FakeSeries.minute(NOW),
				Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
		stage.open().settle();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void machinesStandUnderTheirHostsWhichAreOpen() {
		assertEquals(
				List.of("this computer", "rich-7.2", "di-gtk", "mig-src", "mig-dst", "gone", "edge-11.1", "hung", "was",
						"ops@atlas", "build-03", "new", "off", "legacy-5.2"),
				names());
	}

	@Test
	void rowsKeepTheirTextsForAssistiveTechnology() {
		var row = item(machine("rich-7.2"));
		assertEquals("rich-7.2", row.getText(0));
		assertEquals("running · 7.2.22", row.getText(4));
		assertEquals("7\u00a0%", row.getText(1));
		assertEquals("73\u00a0M", row.getText(2));
		assertEquals("0", row.getText(3));
	}

	@Test
	void whatIsReadOnlySaysSo() {
		assertEquals("rich-7.2", item(machine("rich-7.2")).getText(0));
		machine("rich-7.2").setLock(Lock.MACHINE);
		machine("rich-7.2").getHost().setReadOnly(true);
		stage.await(() -> item(machine("rich-7.2")).getText(0).equals("rich-7.2 (read-only)"));
		stage.await(() -> names().getFirst().equals("this computer (read-only)"));
	}

	@Test
	void failedRowGivesItsFiguresUpForTheReason() {
		var row = item(machine("edge-11.1"));
		assertTrue(row.getText(4).contains("Failed to find an available port"), row.getText(4));
		assertEquals("", row.getText(1));
	}

	@Test
	void everyWordOfTheFilterMustFit() {
		type("atlas 5.2");
		assertEquals(List.of("ops@atlas", "legacy-5.2"), names());
		type("state:paused");
		assertEquals(List.of("this computer", "di-gtk"), names());
		type("");
		assertEquals(14, names().size());
	}

	@Test
	void machineThatIsNewIsSelectedAsSoonAsItsRowIsThere() {
		var imported = InventoryBuilder.machineOf("imported", MachineState.DEFINED, _ -> {
		});
		inventory.getHosts().get(1).getMachines().add(imported);
		tree.select(imported);
		stage.await(() -> tree.viewer().getStructuredSelection().toList().equals(List.of(imported)));
	}

	@Test
	void selectionThatTheFilterLeftOutComesBackWithIt() {
		tree.select(machine("di-gtk"));
		type("atlas");
		assertTrue(tree.viewer().getStructuredSelection().isEmpty());
		type("");
		assertEquals(List.of(machine("di-gtk")), tree.viewer().getStructuredSelection().toList());
	}

	@Test
	void clickOnAColumnSortsTheMachinesOfEachHost() {
		var asTheyCome = names();
		click(0);
		assertEquals(List.of("this computer", "di-gtk", "edge-11.1", "gone", "hung", "mig-dst", "mig-src", "rich-7.2",
				"was", "ops@atlas", "build-03", "legacy-5.2", "new", "off"), names());
		click(1);
		click(1);
		assertEquals(List.of("this computer", "di-gtk", "rich-7.2"), names().subList(0, 3));
		click(1);
		assertEquals(asTheyCome, names());
	}

	private void click(int column) {
		tree.viewer().getTree().getColumn(column).notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void changesKeepSelectionAndClosedHosts() {
		var host = inventory.getHosts().get(1);
		tree.viewer().setExpandedState(host, false);
		tree.viewer().setSelection(new StructuredSelection(machine("di-gtk")));
		inventory.getHosts().get(0).getMachines().add(0,
				InventoryBuilder.machineOf("another", MachineState.RUNNING, _ -> {
				}));
		machine("di-gtk").setCpuPercent(33);
		stage.await(() -> names().contains("another"), "new row");
		assertSame(machine("di-gtk"), tree.viewer().getStructuredSelection().getFirstElement());
		assertEquals(false, tree.viewer().getExpandedState(host));
		assertEquals("33\u00a0%", item(machine("di-gtk")).getText(1));
	}

	@Test
	void figuresAreShownWithTheNextStepOfTheCurves() {
		machine("di-gtk").setCpuPercent(42);
		assertEquals("100\u00a0%", item(machine("di-gtk")).getText(1));
		stage.await(() -> item(machine("di-gtk")).getText(1).equals("42\u00a0%"), "the new figure");
	}

	@Test
	void stateChangeIsCountedAndFiltered() {
		type("state:paused");
		machine("rich-7.2").setState(MachineState.PAUSED);
		stage.await(() -> names().contains("rich-7.2"), "row that fits now");
	}

	@Test
	void rowsAreReallyPainted() {
		var data = stage.picture(tree.viewer().getTree());
		var row = item(machine("rich-7.2")).getBounds(0);
		var colors = new HashSet<Integer>();
		for (var x = row.x; x < row.x + 120; x++) {
			colors.add(data.getPixel(x, row.y + row.height / 2));
		}
		assertTrue(colors.size() > 5, "glyph and text: " + colors.size() + " colours");
	}

	private Machine machine(String name) {
		return InventoryLookup.machine(inventory, "id-" + name).orElseThrow();
	}

	private TreeItem item(Machine machine) {
		return (TreeItem) tree.viewer().testFindItem(machine);
	}

	private void type(String text) {
		var field = Arrays.stream(tree.control().getChildren()).filter(Text.class::isInstance).map(Text.class::cast)
				.findFirst().orElseThrow();
		field.setText(text);
		stage.settle();
	}

	private List<String> names() {
		var names = new ArrayList<String>();
		for (var host : tree.viewer().getTree().getItems()) {
			names.add(host.getText(0));
			if (host.getExpanded()) {
				for (var machine : host.getItems()) {
					names.add(machine.getText(0));
				}
			}
		}
		return names;
	}
}
