package org.wheelhouse.ui.devices.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.MemoryDeviceKind;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.theme.ColorRole;

@Tag("display")
class MemoryPageTest {

	private static final long MIB = 1 << 20;
	private static final long NOW = 1_000_000_000L;

	private final WidgetStage stage = new WidgetStage(560, 620);
	private final List<String> calls = new ArrayList<>();
	private final MemoryActions gestures = new MemoryActions() {

		@Override
		public void plug(OptionalInt slot) {
			calls.add("plug " + slot.orElse(-1));
		}

		@Override
		public void unplug(MemoryDevice device) {
			calls.add("unplug " + device.getId());
		}

		@Override
		public void resize(MemoryDevice device, long bytes) {
			calls.add("resize " + device.getId() + " " + bytes / MIB);
		}

		@Override
		public void balloon(long bytes) {
			calls.add("balloon " + bytes / MIB);
		}

		@Override
		public void askGuest() {
			calls.add("ask");
		}

		@Override
		public void define() {
			calls.add("define");
		}
	};
	private final MemoryPage page = new MemoryPage(stage.parent(), gestures,
			Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

	@AfterEach
	void close() {
		stage.close();
	}

	/** Two DIMMs, of which one was refused, a free slot, a resizable device and a balloon. */
	private static MemoryState memory() {
		var memory = LiveFactory.eINSTANCE.createMemoryState();
		memory.setBaseBytes(256 * MIB);
		memory.setPluggedBytes(512 * MIB);
		memory.setMaximumBytes(2048 * MIB);
		memory.setSlotCount(3);
		memory.getFreeSlots().add(1);
		memory.getDevices().add(device("dimm0", MemoryDeviceKind.DIMM, 0, 128));
		var kept = device("dimm1", MemoryDeviceKind.DIMM, 2, 128);
		kept.setRefusalText("The guest refuses to let go of it: status 130, busy");
		memory.getDevices().add(kept);
		var resizable = device("vmem0", MemoryDeviceKind.VIRTIO_MEM, -1, 256);
		resizable.setRequestedBytes(512 * MIB);
		resizable.setMaximumBytes(1024 * MIB);
		resizable.setBlockBytes(2 * MIB);
		resizable.setUnplugRefusal("The guest has some of it: set it to 0 first.");
		memory.getDevices().add(resizable);
		var balloon = LiveFactory.eINSTANCE.createBalloonState();
		balloon.setActualBytes(600 * MIB);
		balloon.setTargetBytes(512 * MIB);
		balloon.setFloorBytes(160 * MIB);
		balloon.setFloorReason("Below 160 MiB this guest would have less than it uses now.");
		memory.setBalloon(balloon);
		return memory;
	}

	private static MemoryDevice device(String id, MemoryDeviceKind kind, int slot, long mebibytes) {
		var device = LiveFactory.eINSTANCE.createMemoryDevice();
		device.setKey(id);
		device.setId(id);
		device.setKind(kind);
		device.setSlot(slot);
		device.setSizeBytes(mebibytes * MIB);
		device.setAddress(1L << 32);
		device.setMemdev("/objects/wh-" + id);
		return device;
	}

	private static void tell(MemoryState memory, long millis, long available) {
		var figures = memory.getBalloon().getStatistics();
		figures.clear();
		for (var name : List.of("available-memory", "minor-faults", "swap-in")) {
			var figure = LiveFactory.eINSTANCE.createGuestStatistic();
			figure.setName(name);
			figure.setValue(name.equals("available-memory") ? available * MIB : 6670);
			figures.add(figure);
		}
		memory.getBalloon().setStatisticsMillis(millis);
	}

	private DiagramCanvas picture() {
		return Controls.find(page, "memory.picture", DiagramCanvas.class);
	}

	private void press(Object element, int key) {
		picture().setSelection(new StructuredSelection(element));
		var event = new Event();
		event.keyCode = key;
		picture().notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void slotsAndDevicesAreInPictureAndTableAndReadAloud() {
		stage.open();
		var memory = memory();
		for (int i = 0; i < 60; i++) {
			tell(memory, NOW - 120_000 + 2_000 * i, 420 - 2 * i);
			page.show(memory);
		}
		assertEquals(
				List.of("from the start, 256\u00a0MiB", "dimm0, pc-dimm, 128\u00a0MiB, slot 0", "slot 1, free",
						"dimm1, pc-dimm, 128\u00a0MiB, slot 2, stays",
						"vmem0, virtio-mem, 256\u00a0MiB of 1\u00a0GiB, asked for 512\u00a0MiB"),
				picture().spots().stream().map(spot -> spot.spoken()).toList());
		assertEquals(List.of("0", "1", "2", "–"),
				Stream.of(Controls.find(page, "memory.table", Table.class).getItems()).map(item -> item.getText(0))
						.toList());
		assertEquals("The guest has 600 MiB and uses 298 MiB",
				Controls.find(page, "memory.graph", GuestGraph.class).spoken().replace('\u00a0', ' '));
		stage.picture(page, "memory");
	}

	@Test
	void aFreeSlotTakesADimmByTheKeyboardAndDeleteUnplugsWhatMayLeave() {
		stage.open();
		var memory = memory();
		page.show(memory);
		press(new FreeSlot(1), SWT.CR);
		press(memory.getDevices().get(0), SWT.DEL);
		press(memory.getDevices().get(2), SWT.DEL);
		press(memory, SWT.DEL);
		assertEquals(List.of("plug 1", "unplug dimm0"), calls);
	}

	@Test
	void withoutSlotsTheDefinitionIsAtHand() {
		stage.open();
		var memory = memory();
		memory.getFreeSlots().clear();
		memory.setPlugRefusal("It has no slots for memory.");
		page.show(memory);
		assertEquals("✗ It has no slots for memory.",
				Controls.find(page, "memory.line.reason", Label.class).getText());
		click("memory.line");
		assertEquals(List.of("define"), calls);
	}

	@Test
	void aSizeIsANumberThatFollowsTheMachineUntilAPersonWantsAnother() {
		stage.open();
		var memory = memory();
		page.show(memory);
		var size = Controls.find(page, "memory.resize.vmem0.size", Text.class);
		var set = Controls.find(page, "memory.resize.vmem0.set", Button.class);
		assertEquals("512 MiB", size.getText());
		assertFalse(set.isEnabled());
		size.setText("3 MiB");
		assertFalse(set.isEnabled(), "no multiple of its block");
		size.setText("768 MiB");
		memory.getDevices().get(2).setSizeBytes(300 * MIB);
		page.show(memory);
		assertEquals("768 MiB", size.getText());
		assertEquals(768 * MIB, Controls.find(page, "memory.resize.vmem0.slider", SizeSlider.class).value());
		assertTrue(set.isEnabled());
		set.notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("resize vmem0 768"), calls);
	}

	@Test
	void whatTheMachineHasIsNotMarkedAsWrongOnlyWhatIsTyped() {
		stage.open();
		var memory = memory();
		memory.getBalloon().setTargetBytes(512 * MIB + (64 << 10)); // as -m 262208k has it
		page.show(memory);
		var size = Controls.find(page, "memory.balloon.size", Text.class);
		assertEquals(ColorRole.TEXT.color(), size.getForeground());
		size.setText("3 bytes");
		assertEquals(ColorRole.FAIL.color(), size.getForeground());
	}

	@Test
	void theSlotsHaveNoMoreRoomThanTheyNeed() {
		stage.open();
		stage.shell().setSize(560, 1200);
		page.show(memory());
		stage.await(() -> page.getSize().y > 1000);
		var area = picture().getSize();
		assertTrue(area.y <= page.getSize().y / 3, area + " of " + page.getSize());
		assertTrue(Controls.find(page, "memory.figures", ScrolledComposite.class).getSize().y > 600);
	}

	@Test
	void theSliderMovesTheNumberAndSendsNothing() {
		stage.open();
		page.show(memory());
		var slider = Controls.find(page, "memory.balloon.slider", SizeSlider.class);
		var event = new Event();
		event.keyCode = SWT.ARROW_LEFT;
		slider.notifyListeners(SWT.KeyDown, event);
		assertEquals("511 MiB", Controls.find(page, "memory.balloon.size", Text.class).getText());
		assertEquals(List.of(), calls);
		Controls.find(page, "memory.balloon.set", Button.class).notifyListeners(SWT.Selection, new Event());
		assertEquals(List.of("balloon 511"), calls);
	}

	@Test
	void aGuestThatIsNotAskedCanBe() {
		stage.open();
		page.show(memory());
		click("memory.told");
		assertEquals(List.of("ask"), calls);
	}

	@Test
	void withoutABalloonThereIsNoSliderForIt() {
		stage.open();
		var memory = memory();
		memory.setBalloon(null);
		page.show(memory);
		assertFalse(Controls.find(page, "memory.balloon.slider", SizeSlider.class).isVisible());
	}

	@Test
	void whatIsShownIsOfTheModelOrAPlaceInIt() {
		stage.open();
		page.show(memory());
		picture().spots().forEach(spot -> spot.elements()
				.forEach(shown -> assertTrue(shown instanceof EObject || shown instanceof FreeSlot, shown.toString())));
	}

	private void click(String link) {
		var event = new Event();
		event.text = "0";
		Controls.find(page, link, Link.class).notifyListeners(SWT.Selection, event);
	}

	/** As low as the view is in a window of usual size: what does not fit beneath the slots is scrolled to. */
	@Test
	void aLowViewShowsTheSlotsAndScrollsTheFigures() {
		stage.shell().setSize(440, 330);
		stage.open();
		page.show(memory());
		stage.settle();
		stage.picture(page, "memory-low");
		var slot = picture().landmarks().get("free/1");
		assertTrue(picture().getClientArea().contains(slot.x, slot.y + slot.height - 1), slot + " of "
				+ picture().getClientArea());
		var figures = Controls.find(page, "memory.figures", ScrolledComposite.class);
		assertTrue(figures.getVerticalBar().isVisible());
		assertTrue(figures.getBounds().y + figures.getBounds().height <= page.getClientArea().height);
		stage.shell().setSize(560, 900);
		stage.await(() -> !figures.getVerticalBar().isVisible(), "room for all figures");
	}
}
