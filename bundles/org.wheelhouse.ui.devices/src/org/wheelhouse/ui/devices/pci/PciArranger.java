package org.wheelhouse.ui.devices.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;

/**
 * Arranges a PCI topology in a given width. A bus is a rail with rows of tiles; the bus behind a bridge is a rail of its
 * own, further down and indented; the one slot behind a PCI Express port is a tile right beneath the port. Pure; reads the
 * model, so it runs on the model thread.
 */
final class PciArranger {

	private static final int INDENT = 22;
	private static final int LANE = 8;
	private static final int ROW_GAP = 6;
	private static final int POCKET_GAP = 12;
	private static final int RAIL_GAP = 12;

	private final SlotTileSizes sizes;
	private final int width;
	private final Optional<PlacementChecker> judge;
	private final Optional<Place> planned;

	private final List<BusRow> rails = new ArrayList<>();
	private final List<SlotTile> tiles = new ArrayList<>();
	private final List<Wire> wires = new ArrayList<>();
	private int right;
	/** How wide the tiles are of the bus whose rows are being placed; those behind its bridges come after them. */
	private int span;

	private PciArranger(SlotTileSizes sizes, int width, Optional<PlacementChecker> judge, Optional<Place> planned) {
		this.sizes = sizes;
		this.width = width;
		this.judge = judge;
		this.planned = planned;
	}

	/**
	 * Arranges buses and all behind them.
	 *
	 * @param roots   the buses of the host bridges
	 * @param width   in pixels; the picture is wider when not even one tile fits
	 * @param judge   says what fits while something is being dragged
	 * @param planned the slot for which a device is being prepared
	 */
	static PciLayout arrange(List<PciBus> roots, SlotTileSizes sizes, int width, Optional<PlacementChecker> judge,
			Optional<Place> planned) {
		var arranger = new PciArranger(sizes, width, judge, planned);
		int y = sizes.margin() / 2;
		for (var root : roots) {
			y = arranger.bus(root, sizes.margin(), y) + RAIL_GAP;
		}
		return new PciLayout(arranger.rails, arranger.tiles, arranger.wires,
				Math.max(width, arranger.right + sizes.margin()), y - RAIL_GAP + sizes.margin());
	}

	/** Arranges a bus and all behind it; returns its lower edge. */
	private int bus(PciBus bus, int left, int top) {
		int header = rails.size();
		int room = width - left - sizes.margin();
		int columns = sizes.columns(room);
		span = sizes.filling(room).width();
		var verdict = new RailVerdict(judge);
		var cells = SlotLayout.of(bus, judge, planned, verdict);
		var bridges = new ArrayList<SlotTile.Taken>();
		int y = top + sizes.header();
		for (int first = 0; first < cells.size(); first += columns) {
			var row = cells.subList(first, Math.min(cells.size(), first + columns));
			y = row(row, left, y, bridges, verdict) + ROW_GAP;
		}
		rails.add(header, new BusRow(
				new Rectangle(left, top, Math.max(sizes.width(), room), sizes.header()), bus,
				BusRow.used(bus), verdict.fitting(), verdict.refusals()));
		y -= cells.isEmpty() ? 0 : ROW_GAP;
		for (var bridge : bridges) {
			for (var child : rails(bridge)) {
				y += RAIL_GAP;
				wires.add(new Wire(bridge, child, lane(bridge.bounds(), left, y)));
				y = bus(child, left + INDENT, y);
			}
		}
		return y;
	}

	/** Places one row of tiles and, beneath its ports, what is behind them; returns its lower edge. */
	private int row(List<SlotLayout.Cell> row, int left, int top, List<SlotTile.Taken> bridges, RailVerdict verdict) {
		int x = left;
		int bottom = top + sizes.height();
		int pockets = bottom;
		for (var cell : row) {
			var tile = cell.at(new Rectangle(x, top, span, sizes.height()));
			add(tile);
			if (tile instanceof SlotTile.Taken taken) {
				var pocket = pocket(taken);
				if (pocket.isPresent()) {
					pockets = Math.max(pockets, pocket(taken, pocket.get(), bottom + POCKET_GAP, bridges, verdict));
				}
				if (!rails(taken).isEmpty()) {
					bridges.add(taken);
				}
			}
			x += span + sizes.gap();
		}
		return pockets;
	}

	/** Places the one slot behind a port; returns its lower edge. */
	private int pocket(SlotTile.Taken port, PciBus bus, int top, List<SlotTile.Taken> bridges, RailVerdict verdict) {
		int x = port.bounds().x;
		int middle = x + span / 2;
		wires.add(new Wire(port, bus, new int[]{middle, port.bounds().y + sizes.height(), middle, top}));
		var tile = SlotLayout.of(bus, judge, planned, verdict).getFirst()
				.at(new Rectangle(x, top, span, sizes.height()));
		add(tile);
		if (tile instanceof SlotTile.Taken taken && !rails(taken).isEmpty()) {
			bridges.add(taken);
		}
		return top + sizes.height();
	}

	private void add(SlotTile tile) {
		tiles.add(tile);
		right = Math.max(right, tile.bounds().x + tile.bounds().width);
	}

	/** From the foot of a bridge through the gap beneath its row to the lane at the left, and down to the child's rail. */
	private int[] lane(Rectangle bridge, int left, int childTop) {
		int x = bridge.x + 10;
		int foot = bridge.y + bridge.height;
		int gap = foot + ROW_GAP / 2;
		int rail = childTop + sizes.header() - 5;
		return new int[]{x, foot, x, gap, left - LANE, gap, left - LANE, rail, left + INDENT, rail};
	}

	private static Optional<PciBus> pocket(SlotTile.Taken tile) {
		return children(tile).filter(Ports::isPlace).findFirst();
	}

	/** The buses behind a tile that are drawn as rails: all but the first with a single slot. */
	private static List<PciBus> rails(SlotTile.Taken tile) {
		var pocket = pocket(tile);
		return children(tile).filter(bus -> pocket.isEmpty() || bus != pocket.get()).toList();
	}

	private static Stream<PciBus> children(SlotTile.Taken tile) {
		return tile.functions().stream().map(PciFunction::getChildBuses).flatMap(List::stream);
	}

	/**
	 * What a rail says while something is being dragged: how many places fit on it and behind its ports, why the rail
	 * itself refuses, and why the first of its ports does.
	 */
	static final class RailVerdict {

		private final Map<Boolean, String> refusals = new TreeMap<>();
		private int fitting;

		RailVerdict(Optional<PlacementChecker> judge) {
			fitting = judge.isPresent() ? 0 : -1;
		}

		void add(Placement placement, boolean ofPort) {
			switch (placement) {
				case Placement.Fits _ -> fitting++;
				case Placement.Refused(var reason) -> refusals.putIfAbsent(ofPort, reason);
			}
		}

		int fitting() {
			return fitting;
		}

		List<String> refusals() {
			return List.copyOf(refusals.values());
		}
	}
}
