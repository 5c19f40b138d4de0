package org.wheelhouse.ui.devices.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.ui.devices.slot.DeviceStrip;
import org.wheelhouse.ui.devices.topology.TopologyLayout.Heading;
import org.wheelhouse.ui.testkit.Controls;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class TopologyPageTest {

	private final WidgetStage stage = new WidgetStage(980, 620);
	private final List<String> calls = new ArrayList<>();
	private final TopologyPage page = new TopologyPage(stage.parent(), new TopologyActions() {

		@Override
		public void plug(DeviceType type, FreePlace place) {
			calls.add("plug " + type.name() + " " + place.bus().getName() + "/" + place.run());
		}

		@Override
		public void unplug(BusDevice device) {
			calls.add("unplug " + device.getId());
		}

		@Override
		public void insert(BlockDevice drive, Path image) {
			calls.add("insert " + image + " into " + drive.getId());
		}

		@Override
		public void move(BusDevice device, Bus bus, String address) {
			calls.add("move " + device.getId() + " to " + bus.getName() + " " + address);
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
	});
	private static final DeviceType TABLET = new DeviceType("usb-tablet", DeviceType.Category.OTHER, "Tablet", false,
			false,
			DeviceType.Backend.NONE);
	private final TopologyBuilder q35 = TopologyBuilder.q35();

	@AfterEach
	void close() {
		stage.close();
	}

	@Test
	void imageIsDroppedOnTheDriveThatHasIt() {
		var builder = new TopologyBuilder();
		var ide = builder.never("/machine/unattached/ide.1", BusKind.IDE, 2);
		var cd = TopologyBuilder.device(ide, "0", "cd0", "ide-cd");
		var plain = TopologyBuilder.device(ide, "1", "", "ide-cd");
		var machine = LiveFactory.eINSTANCE.createMachine();
		machine.setTopology(builder.state);
		page.show(builder.state);
		assertEquals(Optional.empty(), page.drive(cd), "what is in drives is not known yet");
		machine.setBlock(LiveFactory.eINSTANCE.createBlockState());
		var drive = LiveFactory.eINSTANCE.createBlockDevice();
		drive.setId("cd0");
		var other = LiveFactory.eINSTANCE.createBlockDevice();
		other.setKey(plain.getQomPath());
		machine.getBlock().getDevices().addAll(List.of(drive, other));
		assertEquals(Optional.of(drive), page.drive(cd));
		assertEquals(Optional.of(other), page.drive(plain));
		assertEquals(Optional.empty(), page.drive(ide));
	}

	@Test
	void thereIsOnePartForEachBusInTheOrderOfTheMachine() {
		show();
		assertEquals(List.of("pcie.0", "Ports", "xhci.0", "scsi0.0", "vs0.0", "ide.0 to ide.5", "Built in"),
				page.layoutNow().headings().stream().map(heading -> TopologyText.heading(heading.part())).toList());
		assertEquals("PCI Express · bus 00 · 12 of 32 slots", TopologyText.use(part(0)));
		assertEquals("Bus 'pcie.0' does not support hotplugging", TopologyText.reason(part(0)));
		assertEquals("3 of 6 in use · one device each · hotplug by ACPI", TopologyText.use(part(1)));
		assertEquals("SCSI · 2 of 256 targets", TopologyText.use(part(3)));
		stage.picture(page, "topology");
	}

	@Test
	void aRunOfFreePlacesIsOneTileWithItsCount() {
		show();
		assertEquals(List.of("rp4 · 04:00 free", "rp5 · 05:00 free", "rp6 · 06:00 free", "3.2–3.8 7 free", "4 free",
				"2–255 254 free", "3–30 28 free"),
				page.layoutNow().tiles().stream().filter(BusTile.Free.class::isInstance).map(BusTile.Free.class::cast)
						.map(tile -> TopologyText.place(tile.place()) + " " + TopologyText.count(tile.place()))
						.toList());
	}

	@Test
	void tilesDoNotOverlapAtAnyWidth() {
		for (var width : List.of(200, 500, 740, 980, 2000)) {
			var tiles = TopologyLayout.arrange(q35.state.getBuses(), TopologyLayout.Sizes.of(15), width).tiles();
			for (var one : tiles) {
				assertTrue(tiles.stream().noneMatch(other -> other != one && other.bounds().intersects(one.bounds())),
						width + " " + one);
			}
		}
	}

	/** Views read the live model alone. */
	@Test
	void nothingThatIsShownIsARecordOfCore() {
		show();
		var tree = Controls.find(page, "topology.table", Tree.class);
		var rows = Controls.items(tree).map(item -> item.getData()).toList();
		assertTrue(rows.size() > 50, rows.size() + " rows");
		var shown = Stream.concat(rows.stream(), page.layoutNow().tiles().stream()
				.flatMap(tile -> Stream.concat(Stream.of(tile.bus()), tile.elements().stream()))).toList();
		for (var element : shown) {
			assertTrue(element instanceof EObject || element instanceof FreePlace(var bus, _) && bus != null,
					String.valueOf(element));
		}
	}

	@Test
	void everyBusIsInTheTableAlsoThatOfAVirtioDevice() {
		show();
		var tree = Controls.find(page, "topology.table", Tree.class);
		assertEquals(q35.state.getBuses().size(), tree.getItemCount());
		assertTrue(Controls.items(tree).anyMatch(item -> item.getText(0).equals("virtio-bus")));
		var tablet = Controls.items(tree).filter(item -> item.getText(2).equals("tablet")).findFirst().orElseThrow();
		assertEquals(List.of("1", "tablet", "usb-tablet", "in use", "speed 480 Mb/s"),
				Stream.of(1, 2, 3, 4, 5).map(tablet::getText).toList());
	}

	@Test
	void whatIsKnownOfADeviceIsToldInTableAndTip() {
		var port = q35.state.getBuses().getFirst().getDevices().get(2);
		TopologyBuilder.detail(port, "link", "up to 16 GT/s, 32 lanes");
		var function = LiveFactory.eINSTANCE.createPciFunction();
		function.setSlot(2);
		function.setVendorId(0x1af4);
		function.setDeviceId(0x1001);
		function.setIrq(11);
		var region = LiveFactory.eINSTANCE.createPciRegion();
		region.setBar(4);
		region.setType("memory");
		region.setAddress(0xfea00000L);
		region.setSize(16384);
		region.setWide(true);
		function.getRegions().add(region);
		port.setPci(function);
		port.setHotplugged(true);
		show();
		assertEquals("00:02.0 · 1af4:1001 · IRQ 11 · link up to 16 GT/s, 32 lanes", TopologyText.address(port));
		assertEquals("plugged in", TopologyText.state(port));
		assertEquals("""
				rp1 · pcie-root-port
				on pcie.0, place 02
				00:02.0 · 1af4:1001 · IRQ 11
				link: up to 16 GT/s, 32 lanes
				BAR 4 memory fea00000 16 KiB 64-bit
				plugged in""", TopologyText.tip(q35.state.getBuses().getFirst(), port, DeviceNames.NONE)
				.replace('\u00a0', ' '));
	}

	@Test
	void whatIsSelectedIsToldBeneathThePicture() {
		show();
		var strip = Controls.find(page, "topology.strip", DeviceStrip.class);
		assertTrue(strip.text().contains("Drag a device"), strip.text());
		page.select("tablet");
		assertEquals("tablet usb-tablet · speed 480 Mb/s · in use", strip.text());
		page.twin().setSelection(new StructuredSelection(q35.state.getBuses().getFirst()));
		assertEquals("pcie.0 PCI Express Bus 'pcie.0' does not support hotplugging", strip.text());
	}

	@Test
	void pictureAndTableHaveOneSelectionThatSurvivesAChange() {
		show();
		page.select("sd0");
		var selected = (BusDevice) page.twin().getSelection().getFirstElement();
		assertEquals("sd0", selected.getId());
		q35.state.getBuses().get(7).getFreePlaces().clear();
		page.show(q35.state);
		assertEquals(selected, page.picture().selected().orElseThrow());
		assertEquals(selected, Controls.find(page, "topology.table", Tree.class).getSelection()[0].getData());
	}

	@Test
	void searchGoesRoundThroughIdTypeAndAddress() {
		show();
		assertTrue(page.find("usb-"));
		assertEquals("tablet", name());
		assertTrue(page.find("usb-"));
		assertEquals("kbd0", name());
		assertTrue(page.find("1f.2"));
		assertEquals("ich9-ahci", name());
		assertFalse(page.find("nowhere"));
	}

	@Test
	void deleteAsksForWhatMayLeaveOnly() {
		show();
		page.select("kbd0");
		Controls.key(page.picture(), SWT.KeyDown, SWT.DEL);
		page.select("cd0");
		Controls.key(page.picture(), SWT.KeyDown, SWT.DEL);
		assertEquals(List.of("unplug kbd0"), calls);
	}

	@Test
	void theKeyboardWalksThroughTheTilesAndZooms() {
		show();
		page.twin().setFocus();
		Controls.key(page.picture(), SWT.KeyDown, SWT.ARROW_RIGHT);
		assertEquals("mch", name());
		Controls.key(page.picture(), SWT.KeyDown, SWT.ARROW_RIGHT);
		assertEquals("virtio-vga", name());
		page.picture().zoomStep(true);
		assertEquals(1.25, page.picture().zoom());
		var spot = page.picture().spots().getLast();
		var on = page.picture().onCanvas(spot.bounds());
		assertEquals(spot, page.picture().spotAt(on.x + 5, on.y + 5).orElseThrow());
		page.picture().zoom(1);
	}

	@Test
	void aScreenReaderHearsWhatATileIs() {
		show();
		assertTrue(page.picture().spots().stream().map(spot -> spot.spoken()).toList()
				.containsAll(List.of("tablet, usb-tablet, on xhci.0, place 1, in use", "scsi0.0, place 2–255, 254 free",
						"isa.0 · ISA · isa-serial and 2 more")));
	}

	@Test
	void thePictureIsExportedWhole() {
		show();
		var export = new PictureExport(stage.shell(), page);
		assertEquals(page.picture().diagram().size().x, export.image().width);
		assertEquals(page.picture().diagram().size().y, export.image().height);
		var svg = TopologySvg.of(page.layoutNow());
		assertTrue(svg.contains(">stick0</text>"), svg);
		assertTrue(svg.contains("Bus 'pcie.0' does not support hotplugging"));
		assertFalse(svg.contains("&nbsp;"));
	}

	/** On the bus that takes it, the places that fit are green; on all others the reason is told once. */
	@Test
	void whatIsDraggedLightsUpWhereItFits() {
		show();
		page.rules(type -> new DropMode(type, bus -> bus.getKind() == BusKind.USB
				? new DropMode.Offer(bus.getFreePlaces(), "")
				: new DropMode.Offer(List.of(), bus.getName() + " takes others")));
		page.announce(Optional.of(TABLET));
		var drag = ((TopologyDiagram) page.picture().diagram()).drag().orElseThrow();
		assertEquals("8 places fit", TopologyText.fitting(part(2), drag));
		assertEquals("", drag.reason(part(2)));
		assertEquals("scsi0.0 takes others", drag.reason(part(3)));
		assertEquals(List.of("3.2-3.8", "4"), page.layoutNow().tiles().stream().filter(BusTile.Free.class::isInstance)
				.map(tile -> ((BusTile.Free) tile).place()).filter(drag::fits).map(FreePlace::run).toList());
		stage.picture(page, "topology-drag");
		page.announce(Optional.empty());
		assertTrue(((TopologyDiagram) page.picture().diagram()).drag().isEmpty());
	}

	@Test
	void nothingToShowIsNoError() {
		stage.open();
		page.show(null);
		page.twin().setSelection(new StructuredSelection("anything"));
		assertEquals(List.of(), page.layoutNow().tiles());
	}

	private void show() {
		stage.open();
		page.show(q35.state);
	}

	private BusPart part(int index) {
		return page.layoutNow().headings().stream().map(Heading::part).toList().get(index);
	}

	private String name() {
		return ((BusDevice) page.twin().getSelection().getFirstElement()).getName();
	}

	/** A hub is no place for itself; every other bus says what it says to any device. */
	@Test
	void whatHangsOnADeviceIsNoPlaceForIt() {
		var hub = q35.state.getBuses().stream().flatMap(bus -> bus.getDevices().stream())
				.filter(device -> device.getType().equals("usb-hub")).findFirst().orElseThrow();
		var usb = (Bus) hub.eContainer();
		var own = org.eclipse.emf.ecore.util.EcoreUtil.copy(usb);
		own.setController(hub);
		var mode = new DropMode(TABLET, _ -> new DropMode.Offer(List.of("4"), "")).moving(hub);
		assertTrue(mode.fits(new FreePlace(usb, "4")));
		assertFalse(mode.fits(new FreePlace(own, "4")));
	}
}
