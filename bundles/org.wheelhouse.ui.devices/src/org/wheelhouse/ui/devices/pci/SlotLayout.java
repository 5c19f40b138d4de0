package org.wheelhouse.ui.devices.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/** Divides the slots of one bus into the boxes that are drawn, in the order of their numbers. */
final class SlotLayout {

	/** A box that has no position yet. */
	@FunctionalInterface
	interface Cell {

		/** The box in its position. */
		SlotTile at(Rectangle bounds);
	}

	private final PciBus bus;
	private final Optional<Place> planned;
	private final Function<Integer, Optional<Placement>> verdicts;
	private final List<Cell> cells = new ArrayList<>();

	private int runStart;
	private int runCount;
	private boolean runRefused;

	private SlotLayout(PciBus bus, Optional<Place> planned, Function<Integer, Optional<Placement>> verdicts) {
		this.bus = bus;
		this.planned = planned;
		this.verdicts = verdicts;
	}

	/** At least one for each bus that has a slot that is taken or takes something. */
	static List<Cell> of(PciBus bus, Optional<PlacementChecker> judge, Optional<Place> planned,
			PciArranger.RailVerdict collected) {
		var cells = new SlotLayout(bus, planned, slot -> {
			var placement = judge.map(asked -> asked.judge(bus, slot));
			placement.ifPresent(verdict -> collected.add(verdict, Ports.isPlace(bus)));
			return placement;
		});
		int slots = Math.max(bus.getSlots(), 1);
		IntStream.range(0, slots).forEach(cells::slot);
		cells.endRun();
		return cells.cells;
	}

	private void slot(int slot) {
		var functions = bus.getFunctions().stream().filter(function -> function.getSlot() == slot).toList();
		if (!functions.isEmpty()) {
			endRun();
			taken(slot, functions);
		} else if (planned.isPresent() && planned.get().equals(new Place(bus.getName(), slot))) {
			endRun();
			cells.add(bounds -> new SlotTile.Planned(bounds, bus, slot));
		} else if (slot >= bus.getFirstSlot() || bus.getSlots() <= 1) {
			free(slot);
		}
	}

	private void free(int slot) {
		var verdict = verdicts.apply(slot);
		if (verdict.isPresent() && verdict.get() instanceof Placement.Fits fits) {
			endRun();
			cells.add(bounds -> new SlotTile.FreeSlot(bounds, bus, slot, fits));
		} else {
			extendRun(slot, verdict.isPresent());
		}
	}

	private void extendRun(int slot, boolean refused) {
		if (runCount > 0 && runRefused != refused) {
			endRun();
		}
		if (runCount++ == 0) {
			runStart = slot;
			runRefused = refused;
		}
	}

	private void endRun() {
		if (runCount > 0) {
			int start = runStart;
			int count = runCount;
			boolean refused = runRefused;
			cells.add(bounds -> new SlotTile.FreeRun(bounds, bus, start, count, refused));
		}
		runCount = 0;
	}

	/** Functions without an id and a bus share a tile: they are the chipset's and come and go together. */
	private void taken(int slot, List<PciFunction> functions) {
		var shared = functions.stream().filter(function -> bus.getSlots() == 1 || !standsAlone(function)).toList();
		if (!shared.isEmpty()) {
			cells.add(bounds -> new SlotTile.Taken(bounds, bus, slot, shared));
		}
		functions.stream().filter(function -> !shared.contains(function))
				.forEach(function -> cells.add(bounds -> new SlotTile.Taken(bounds, bus, slot, List.of(function))));
	}

	private static boolean standsAlone(PciFunction function) {
		return !function.getId().isEmpty() || !function.getChildBuses().isEmpty();
	}
}
