package org.wheelhouse.ui.devices.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.testkit.MachineBuilder;
import org.wheelhouse.ui.testkit.Samples;

class PciArrangerTest {

	private static final PlacementChecker EVERYWHERE = (bus, slot) -> new Placement.Fits(bus.getName(), slot);

	@Test
	void freeSlotsAtRestAreOneTileWithTheirNumber() {
		var layout = arrange(Samples.rich(), 700, Optional.empty());
		var runs = layout.tiles().stream().filter(SlotTile.FreeRun.class::isInstance).map(SlotTile.FreeRun.class::cast)
				.toList();
		assertEquals(List.of("pci.0 0d 19", "br2 02 30", "br1 04 28").stream().sorted().toList(),
				runs.stream().map(run -> run.bus().getName() + " " + Place.hex(run.slot()) + " " + run.count()).sorted()
						.toList());
	}

	@Test
	void gapBetweenDevicesIsARunOfItsOwn() {
		var machine = MachineBuilder.machine("m").bus("pci.0", bus -> bus.device(0, "a", "x", 0).device(4, "b", "x", 0))
				.build();
		var layout = arrange(machine, 700, Optional.empty());
		assertEquals(List.of("Taken 0", "FreeRun 1", "Taken 4", "FreeRun 5"),
				layout.tiles().stream().map(tile -> tile.getClass().getSimpleName() + " " + tile.slot()).toList());
	}

	@Test
	void dragOpensEachSlotThatFits() {
		var layout = arrange(Samples.rich(), 700, Optional.of(EVERYWHERE));
		assertEquals(19 + 28 + 30, layout.tiles().stream().filter(SlotTile.FreeSlot.class::isInstance).count());
		assertEquals(0, layout.tiles().stream().filter(SlotTile.FreeRun.class::isInstance).count());
		assertEquals(19, layout.rails().getFirst().fitting());
	}

	@Test
	void refusingRailStaysClosedAndSaysWhyOnce() {
		PlacementChecker judge = (bus, slot) -> bus.getRefusal().isEmpty()
				? new Placement.Fits(bus.getName(), slot)
				: new Placement.Refused(bus.getRefusal());
		var layout = arrange(Samples.q35(), 900, Optional.of(judge));
		assertEquals(List.of("Bus 'pcie.0' does not support hotplugging"), layout.rails().getFirst().refusals());
		assertEquals(1, layout.rails().getFirst().fitting(), "the free port");
		assertTrue(layout.tiles().stream().anyMatch(tile -> tile instanceof SlotTile.FreeRun run && run.refused()));
		assertTrue(layout.of(new Place("rp4", 0)).orElseThrow() instanceof SlotTile.FreeSlot);
	}

	@Test
	void plannedSlotStandsOutOfItsRun() {
		var planned = Optional.of(new Place("pci.0", 0x0f));
		var layout = PciArranger.arrange(Samples.rich().getPci().getBuses(), SlotTileSizes.USUAL, 700, Optional.empty(),
				planned);
		assertTrue(layout.of(new Place("pci.0", 0x0f)).orElseThrow() instanceof SlotTile.Planned);
		assertTrue(
				layout.of(new Place("pci.0", 0x0e)).orElseThrow() instanceof SlotTile.FreeRun run && run.count() == 2);
		assertTrue(
				layout.of(new Place("pci.0", 0x10)).orElseThrow() instanceof SlotTile.FreeRun run && run.count() == 16);
	}

	@Test
	void reservedSlotOfABridgeIsNoFreePlace() {
		assertEquals(Optional.empty(), arrange(Samples.rich(), 700, Optional.of(EVERYWHERE)).of(new Place("br1", 0)));
	}

	@Test
	void chipsetFunctionsShareATileAndPortsHaveTheirOwn() {
		var layout = arrange(Samples.q35(), 900, Optional.empty());
		var ich9 = (SlotTile.Taken) layout.of(new Place("pcie.0", 31)).orElseThrow();
		assertEquals(3, ich9.functions().size());
		assertEquals(2,
				layout.taken().filter(tile -> tile.bus().getName().equals("pcie.0") && tile.slot() == 2).count());
	}

	@Test
	void slotBehindAPortLiesStraightBeneathIt() {
		var layout = arrange(Samples.q35(), 900, Optional.empty());
		var port = layout.taken().filter(tile -> tile.first().getId().equals("rp4")).findFirst().orElseThrow();
		var pocket = layout.of(new Place("rp4", 0)).orElseThrow();
		assertEquals(port.bounds().x, pocket.bounds().x);
		assertTrue(pocket.bounds().y > port.bounds().y + port.bounds().height);
	}

	@Test
	void whatIsDroppedOnAPortGoesIntoItsFreePlace() {
		var layout = arrange(Samples.q35(), 900, Optional.of(EVERYWHERE));
		assertEquals(new Place("rp4", 0), layout.aimedAt(port(layout, "rp4")).place());
		assertEquals(port(layout, "rp1"), layout.aimedAt(port(layout, "rp1")));
		var free = layout.of(new Place("rp4", 0)).orElseThrow();
		assertEquals(free, layout.aimedAt(free));
	}

	@Test
	void aRefusingTileSaysWhatToDoInstead() {
		PlacementChecker judge = (bus, slot) -> bus.getRefusal().isEmpty()
				? new Placement.Fits(bus.getName(), slot)
				: new Placement.Refused(bus.getRefusal());
		var layout = arrange(Samples.ports(8), 900, Optional.of(judge));
		var drag = new DragMode(
				new DeviceType("virtio-rng-pci", DeviceType.Category.OTHER, "", true, true, DeviceType.Backend.NONE),
				judge);
		var root = layout.of(new Place("pcie.0", 9)).orElseThrow();
		assertEquals(new DragMode.Preview(false, "pcie.0", "Bus 'pcie.0' does not support hotplugging",
				"Drop it on a free port: port5 and 3 more"), drag.preview(root, layout));
		assertEquals("port1 has one place, taken by disk0", said(drag.preview(port(layout, "port1"), layout)));
		assertEquals("pci1 is a bridge: drop it on a free slot of pci1",
				said(drag.preview(port(layout, "pci1"), layout)));
		assertEquals("disk0 is in port1/00", said(drag.preview(port(layout, "disk0"), layout)));
	}

	private static String said(DragMode.Preview preview) {
		assertFalse(preview.fits());
		return preview.title() + " " + preview.text();
	}

	private static SlotTile.Taken port(PciLayout layout, String id) {
		return layout.taken().filter(tile -> tile.first().getId().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void busBehindABridgeIsARailFurtherDownAndIndentedWithALineToIt() {
		var layout = arrange(Samples.rich(), 700, Optional.empty());
		var rails = layout.rails();
		assertEquals(List.of("pci.0", "br1", "br2"), rails.stream().map(rail -> rail.bus().getName()).toList());
		assertTrue(
				rails.get(1).bounds().x > rails.get(0).bounds().x && rails.get(2).bounds().x > rails.get(1).bounds().x);
		assertTrue(
				rails.get(1).bounds().y > rails.get(0).bounds().y && rails.get(2).bounds().y > rails.get(1).bounds().y);
		for (var wire : layout.wires()) {
			var rail = rails.stream().filter(candidate -> candidate.bus() == wire.to()).findFirst().orElseThrow();
			assertEquals(rail.bounds().x, wire.points()[wire.points().length - 2]);
			assertEquals(rail.railY(), wire.points()[wire.points().length - 1]);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {200, 400, 700, 1600})
	void nothingOverlapsAndAllIsInsideAtAnyWidth(int width) {
		for (var machine : List.of(Samples.rich(), Samples.q35(), Samples.ports(20))) {
			var layout = arrange(machine, width, Optional.of(EVERYWHERE));
			for (var tile : layout.tiles()) {
				assertEquals(tile.bounds(), tile.bounds().intersection(layout.bounds()));
				assertFalse(layout.tiles().stream()
						.anyMatch(other -> other != tile && other.bounds().intersects(tile.bounds())));
				assertFalse(layout.rails().stream().anyMatch(rail -> rail.bounds().intersects(tile.bounds())));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {485, 700, 910, 1600})
	void rowsThatWrapLeaveNoRoomAtTheRight(int width) {
		var layout = arrange(Samples.ports(32), width, Optional.empty());
		int right = layout.tiles().stream().mapToInt(tile -> tile.bounds().x + tile.bounds().width).max().orElseThrow();
		assertTrue(width - SlotTileSizes.USUAL.margin() - right < 12, "up to " + right);
	}

	@Test
	void pointIsInItsTileAndBetweenTilesIsNothing() {
		var layout = arrange(Samples.rich(), 700, Optional.empty());
		for (var tile : layout.tiles()) {
			assertEquals(Optional.of(tile), layout.at(tile.bounds().x + 1, tile.bounds().y + 1));
		}
		var first = layout.tiles().getFirst().bounds();
		assertEquals(Optional.empty(), layout.at(first.x + first.width + 1, first.y));
	}

	@Test
	void functionIsFoundInTheTileThatItShares() {
		var machine = Samples.rich();
		var ide = machine.getPci().getBuses().getFirst().getFunctions().get(2);
		assertEquals("PIIX3", arrange(machine, 700, Optional.empty()).of(ide).orElseThrow().first().getType());
	}

	private static PciLayout arrange(Machine machine, int width, Optional<PlacementChecker> judge) {
		return PciArranger.arrange(machine.getPci().getBuses(), SlotTileSizes.USUAL, width, judge, Optional.empty());
	}
}
