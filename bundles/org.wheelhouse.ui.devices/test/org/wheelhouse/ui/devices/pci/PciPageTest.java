package org.wheelhouse.ui.devices.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.ui.devices.slot.DeviceStrip;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.part.MachineChanges;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.Samples;
import org.wheelhouse.ui.testkit.WidgetStage;
import org.wheelhouse.ui.widget.Conflated;

@Tag("display")
class PciPageTest {

	private static final DeviceType NIC = new DeviceType("virtio-net-pci", DeviceType.Category.NETWORK,
			"Virtio network", true, true, DeviceType.Backend.NET);

	private final WidgetStage stage = new WidgetStage(796, 380);
	private final RecordedGestures gestures = new RecordedGestures();
	private long now = 1_004_000;
	private int arrangements;
	private final PciPage page = new PciPage(stage.parent(), gestures, Optional::empty, () -> {
		arrangements++;
		return Instant.ofEpochMilli(now);
	});

	@BeforeEach
	void open() {
		page.rules(_ -> (bus, slot) -> bus.getRefusal().isEmpty()
				? new Placement.Fits(bus.getName(), slot)
				: new Placement.Refused(bus.getRefusal()));
		stage.open();
	}

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void tableShowsWhatThePictureShows() {
		show(Samples.rich());
		assertEquals(names(Samples.rich()), treeTexts().filter(text -> !text.isEmpty()).sorted().toList());
		stage.picture(page, "pci-700");
	}

	/** As the view wires it: each arrangement asks for the time. */
	@Test
	void figuresOfCpusAndDisksArrangeNothing() {
		var machine = Samples.rich();
		show(machine);
		arrangements = 0;
		var showing = new Conflated(stage.display(), Conflated.VIEW_PERIOD, () -> show(machine));
		try (var _ = new MachineChanges(machine, Set.of(Topic.PCI), showing::request)) {
			for (int second = 1; second <= 5; second++) {
				machine.setCpuPercent(second);
				machine.setDiskBytesPerSecond(second);
				machine.getCpu().getCpus().getFirst().setPercent(second);
				machine.getBlock().getDevices().getFirst().setReadBytes(second);
				stage.pump(Conflated.VIEW_PERIOD.multipliedBy(2));
			}
			assertEquals(0, arrangements);
			machine.getPci().getBuses().getFirst().getFunctions().getFirst().setLeaving(true);
			stage.await(() -> arrangements > 0);
		}
	}

	@Test
	void dragOpensTheFreePlacesAndTheirLandmarks() {
		show(Samples.rich());
		var before = picture().landmarks().get("pci.0/0e");
		page.announce(Optional.of(NIC));
		var after = picture().landmarks().get("pci.0/0e");
		assertFalse(before.equals(after), "the slot has a place of its own during the drag");
		picture().point(picture().spotOf(new Place("br1", 5)));
		stage.picture(page, "pci-drag-700");
		page.announce(Optional.empty());
		assertEquals(before, picture().landmarks().get("pci.0/0e"));
	}

	@Test
	void arrowsWalkAndDeleteAsksToUnplug() {
		var machine = Samples.rich();
		show(machine);
		page.select("vdata");
		key(SWT.ARROW_RIGHT);
		assertEquals("scsi0", ((PciFunction) page.twin().getSelection().getFirstElement()).getId());
		key(SWT.DEL);
		assertEquals(List.of("unplug scsi0"), gestures.calls);
		stage.picture(page, "pci-selected-700");
	}

	@Test
	void linkOfANetworkCardIsCheckedWhileItIsUp() {
		show(Samples.rich());
		page.select("nic0");
		assertTrue(link().getSelection());
		toggle(link());
		assertEquals(List.of("link nic0 false"), gestures.calls);
		assertFalse(link().getSelection());
		toggle(link());
		assertEquals("link nic0 true", gestures.calls.getLast());
		page.select("scsi0");
		assertTrue(linkItems().isEmpty(), "what is no network card has no link");
	}

	private MenuItem link() {
		return linkItems().getFirst();
	}

	private List<MenuItem> linkItems() {
		var menu = picture().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		return Stream.of(menu.getItems()).filter(item -> item.getText().startsWith("Link")).toList();
	}

	private static void toggle(MenuItem item) {
		item.setSelection(!item.getSelection());
		item.notifyListeners(SWT.Selection, new Event());
	}

	@Test
	void deleteDoesNothingToWhatCannotLeave() {
		show(Samples.rich());
		page.twin().setSelection(new StructuredSelection(picture().spots().getFirst().element()));
		key(SWT.DEL);
		assertEquals(List.of(), gestures.calls);
	}

	@Test
	void enterOnAFreePlaceListsWhatCanBePlugged() {
		show(Samples.rich());
		page.twin().setSelection(new StructuredSelection(new Place("pci.0", 13)));
		key(SWT.CR);
		assertEquals(List.of("choose pci.0/0d"), gestures.calls);
	}

	@Test
	void functionThatHasJustLeftIsStillSpokenOf() {
		var machine = Samples.rich();
		show(machine);
		page.select("vdata");
		((PciBus) ((PciFunction) page.twin().getSelection().getFirstElement()).eContainer()).getFunctions().clear();
		assertTrue(picture().spots().stream().anyMatch(spot -> spot.tip().contains("vdata")));
		page.select("nic0");
	}

	@Test
	void selectionIsOneForPictureAndTable() {
		var machine = Samples.rich();
		show(machine);
		page.select("br2");
		page.twin().showTable(true);
		var tree = find("pci.table", Tree.class);
		assertEquals("br2", tree.getSelection()[0].getText(1));
		stage.picture(page, "pci-table-700");
	}

	/** Four states, each told by words, a sign and a picture of its own; only one has a clock. */
	@Test
	void whatBecomesOfALeavingDeviceIsFourPictures() {
		var machine = Samples.q35();
		show(machine);
		assertTrue(leaving().contains("asked 4 s ago, usual 0.1 to 1.5 s. Waits for DEVICE_DELETED"), leaving());
		stage.picture(page, "pci-leaving-waiting-700");
		leaves(machine, LeavingState.SILENT, "The guest has not let go of it for 20 s");
		assertEquals("vdata0: The guest has not let go of it for 20 s. Ask again", leaving());
		stage.picture(page, "pci-leaving-silent-700");
		leaves(machine, LeavingState.AT_RESET,
				"The guest has not let go of it for 15 s; a reset of the machine takes it out");
		assertTrue(leaving().endsWith("Ask again   Reset the machine"), leaving());
		stage.picture(page, "pci-leaving-at-reset-700");
		leaves(machine, LeavingState.REFUSED, "The guest refuses to let go of it: status 130, busy");
		assertEquals("vdata0: The guest refuses to let go of it: status 130, busy. Try Again   Dismiss", leaving());
		stage.picture(page, "pci-leaving-refused-700");
		page.twin().showTable(true);
		assertTrue(treeTexts().anyMatch("vdata0"::equals));
		assertEquals(List.of("refused"), states());
		machine.getLeaving().clear();
		show(machine);
		assertFalse(find("pci.leaving", Composite.class).isVisible());
	}

	private void leaves(Machine machine, LeavingState state, String text) {
		Samples.leaving(machine, "vdata0", state, text);
		show(machine);
	}

	private List<String> states() {
		return Controls.items(find("pci.table", Tree.class)).map(item -> item.getText(3))
				.filter(text -> !text.isEmpty()).toList();
	}

	@Test
	void refusingRailSaysWhyOnceAndPortsStayOpen() {
		show(Samples.q35());
		page.announce(Optional.of(NIC));
		picture().point(picture().spotOf(new Place("rp4", 0)));
		stage.picture(page, "pci-q35-drag-700");
		assertTrue(picture().landmarks().containsKey("rp4/00"));
	}

	@Test
	void twentyPortsAreSeenAtAGlance() {
		show(Samples.ports(20));
		stage.picture(page, "pci-ports-700");
		page.announce(Optional.of(NIC));
		picture().point(picture().spotOf(new Place("pcie.0", 6)));
		assertTrue(picture().getToolTipText().contains("Bus 'pcie.0' does not support hotplugging"));
		assertTrue(picture().getToolTipText().contains("port5 and 15 more"));
		stage.picture(page, "pci-ports-refused-700");
		page.announce(Optional.empty());
		page.twin().showTable(true);
		assertTrue(Controls.items(find("pci.table", Tree.class))
				.anyMatch(item -> item.getText(0).equals("port7") && item.getText(2).contains("port, free")));
		stage.picture(page, "pci-ports-table-700");
	}

	@Test
	void aNarrowRailSaysFirstWhyItRefuses() {
		stage.parent().getShell().setSize(500, 420);
		show(Samples.ports(8));
		stage.picture(page, "pci-ports-500");
		page.announce(Optional.of(NIC));
		stage.picture(page, "pci-ports-drag-500");
		assertTrue(picture().landmarks().containsKey("port5/00"));
	}

	@Test
	void enterOnAPortOrItsBusListsWhatCanBePlugged() {
		var machine = Samples.ports(8);
		show(machine);
		page.select("port6");
		key(SWT.CR);
		page.select("port1");
		key(SWT.CR);
		assertEquals(List.of("choose port6/00"), gestures.calls);
	}

	@Test
	void selectionStaysWhenAResetTakesTheNumbers() {
		var machine = Samples.ports(8);
		show(machine);
		for (var selected : List.<Object>of(new Place("port6", 0), disk(machine))) {
			page.twin().setSelection(new StructuredSelection(selected));
			number(machine.getPci().getBuses().getFirst(), -1);
			show(machine);
			assertEquals(selected, page.twin().getSelection().getFirstElement());
			stage.picture(page, "pci-ports-reset-700");
			number(machine.getPci().getBuses().getFirst(), 7);
			show(machine);
			assertEquals(selected, page.twin().getSelection().getFirstElement());
		}
	}

	private static PciFunction disk(Machine machine) {
		return machine.getPci().getBuses().getFirst().getFunctions().stream()
				.filter(function -> function.getId().equals("port1")).findFirst().orElseThrow().getChildBuses()
				.getFirst().getFunctions().getFirst();
	}

	/** The root keeps its own; what was behind it can be told no more. */
	private static void number(PciBus root, int number) {
		root.getFunctions().forEach(function -> function.getChildBuses().forEach(bus -> {
			bus.setNumber(number);
			bus.getFunctions().forEach(behind -> behind.setVendorId(number < 0 ? 0 : 0x1af4));
			number(bus, number);
		}));
	}

	@Test
	void whatCannotLeaveSaysWhy() {
		show(Samples.ports(8));
		page.select("scsi0");
		key(SWT.DEL);
		assertEquals(List.of(), gestures.calls);
		assertEquals("scsi0 stays: Bus 'pcie.0' does not support hotplugging",
				find("pci.strip", DeviceStrip.class).text());
	}

	@Test
	void biggerPictureThanTheCanvasScrollsAndLandmarksFollow() {
		show(Samples.rich());
		page.announce(Optional.of(NIC));
		var before = picture().landmarks().get("br2/1f");
		assertTrue(picture().getVerticalBar().isVisible());
		page.twin().setSelection(new StructuredSelection(new Place("br2", 0x1f)));
		var after = picture().landmarks().get("br2/1f");
		assertTrue(after.y < before.y, "scrolled up to it");
		assertTrue(picture().getClientArea().contains(after.x, after.y));
	}

	private void show(Machine machine) {
		page.show(machine.getPci());
	}

	private DiagramCanvas picture() {
		return find("pci.picture", DiagramCanvas.class);
	}

	private void key(int code) {
		Controls.key(picture(), SWT.KeyDown, code);
	}

	private <C extends Control> C find(String id, Class<C> type) {
		return Controls.find(page, id, type);
	}

	private String leaving() {
		return Controls.text(find("pci.leaving", Composite.class)).replaceAll("<[^>]*>", "");
	}

	private Stream<String> treeTexts() {
		return Controls.items(find("pci.table", Tree.class)).map(item -> item.getText(1));
	}

	private static List<String> names(Machine machine) {
		return PciArranger
				.arrange(machine.getPci().getBuses(), SlotTileSizes.USUAL, 700, Optional.empty(), Optional.empty())
				.taken()
				.flatMap(tile -> tile.functions().stream())
				.map(function -> function.getId())
				.filter(id -> !id.isEmpty())
				.sorted()
				.toList();
	}

	private static final class RecordedGestures implements PciActions {

		private final List<String> calls = new ArrayList<>();

		@Override
		public void plug(DeviceType type, Place place) {
			calls.add("plug " + type.name() + " " + place.label());
		}

		@Override
		public void move(PciFunction function, Place place) {
			calls.add("move " + function.getId() + " to " + place.label());
		}

		@Override
		public boolean isLinkUp(PciFunction card) {
			return !calls.contains("link " + card.getId() + " false");
		}

		@Override
		public void link(PciFunction card, boolean up) {
			calls.add("link " + card.getId() + " " + up);
		}

		@Override
		public void plugImage(Path image, Place place) {
			calls.add("image " + image + " " + place.label());
		}

		@Override
		public void choose(Place place) {
			calls.add("choose " + place.label());
		}

		@Override
		public void unplug(PciFunction function) {
			calls.add("unplug " + function.getId());
		}

		@Override
		public void askAgain(String deviceId) {
			calls.add("again " + deviceId);
		}

		@Override
		public void dismiss(String deviceId) {
			calls.add("dismiss " + deviceId);
		}

		@Override
		public void reset() {
			calls.add("reset");
		}
	}
}
