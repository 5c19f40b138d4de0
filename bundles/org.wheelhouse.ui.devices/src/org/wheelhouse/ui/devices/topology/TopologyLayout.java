package org.wheelhouse.ui.devices.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.model.live.Bus;

/**
 * Where everything of the picture is: a value, made anew whenever the topology or the width changes.
 *
 * @param headings in the order of reading
 * @param tiles    in the order of reading
 * @param width    of the picture
 * @param height   of the picture
 */
record TopologyLayout(List<Heading> headings, List<BusTile> tiles, int width, int height) {

	/** A picture of nothing. */
	static final TopologyLayout EMPTY = new TopologyLayout(List.of(), List.of(), 0, 0);

	private static final int MARGIN = 12;
	private static final int GAP = 5;
	private static final int BETWEEN = 14;
	private static final int TWO_COLUMNS = 720;

	TopologyLayout {
		headings = List.copyOf(headings);
		tiles = List.copyOf(tiles);
	}

	/**
	 * The line above a part.
	 *
	 * @param bounds with the rule beneath
	 */
	record Heading(Rectangle bounds, BusPart part) {}

	/**
	 * The measures of a tile.
	 *
	 * @param width  at least
	 * @param height for three lines
	 * @param line   the height of a heading
	 */
	record Sizes(int width, int height, int line) {

		/** As drawn for a line of small text of this height. */
		static Sizes of(int textHeight) {
			int line = Math.max(15, textHeight);
			return new Sizes(104 * line / 15, 3 * line + 1, line + 9);
		}
	}

	/** Arranges it for a width. */
	static TopologyLayout arrange(List<Bus> buses, Sizes sizes, int width) {
		return new Arranger(sizes, width).arrange(BusPart.of(buses));
	}

	private static final class Arranger {

		private final Sizes sizes;
		private final int width;
		private final List<Heading> headings = new ArrayList<>();
		private final List<BusTile> tiles = new ArrayList<>();

		Arranger(Sizes sizes, int width) {
			this.sizes = sizes;
			this.width = Math.max(width, sizes.width() + 2 * MARGIN);
		}

		TopologyLayout arrange(List<BusPart> parts) {
			int room = width - 2 * MARGIN;
			boolean two = room >= TWO_COLUMNS;
			int half = (room - 2 * MARGIN) / 2;
			int left = MARGIN;
			int right = MARGIN;
			for (var part : parts) {
				if (part.wide() || !two) {
					int y = Math.max(left, right);
					left = part(part, MARGIN, y, room);
					right = left;
				} else if (left <= right) {
					left = part(part, MARGIN, left, half);
				} else {
					right = part(part, MARGIN + half + 2 * MARGIN, right, half);
				}
			}
			return new TopologyLayout(headings, tiles, width, Math.max(left, right));
		}

		/** Returns where the next one begins. */
		private int part(BusPart part, int x, int y, int room) {
			headings.add(new Heading(new Rectangle(x, y, room, sizes.line()), part));
			int columns = Math.max(1, (room + GAP) / (sizes.width() + GAP));
			int each = (room + GAP) / columns - GAP;
			int top = y + sizes.line() + 3;
			var cells = cells(part);
			for (var i = 0; i < cells.size(); i++) {
				tiles.add(cells.get(i).at(new Rectangle(x + i % columns * (each + GAP),
						top + i / columns * (sizes.height() + GAP), each, sizes.height())));
			}
			int rows = (cells.size() + columns - 1) / columns;
			return top + rows * (sizes.height() + GAP) + BETWEEN;
		}

		private static List<Cell> cells(BusPart part) {
			var cells = new ArrayList<Cell>();
			if (part.kind() == BusPart.Kind.BUILT_IN) {
				part.buses().forEach(bus -> cells.add(bounds -> new BusTile.Whole(bounds, bus)));
				return cells;
			}
			for (var bus : part.buses()) {
				var placed = new ArrayList<Placed>();
				bus.getDevices().forEach(device -> placed.add(new Placed(device.getAddress(),
						bounds -> new BusTile.Used(bounds, bus, device))));
				bus.getFreePlaces().forEach(run -> placed.add(new Placed(PlaceRuns.first(run),
						bounds -> new BusTile.Free(bounds, new FreePlace(bus, run)))));
				placed.stream().sorted().map(Placed::cell).forEach(cells::add);
				if (part.kind() == BusPart.Kind.PORTS && bus.getDevices().isEmpty() && bus.getFreePlaces().isEmpty()) {
					// A port that takes nothing is there all the same.
					cells.add(bounds -> new BusTile.Whole(bounds, bus));
				}
			}
			return cells;
		}
	}

	/** A box that has no position yet. */
	@FunctionalInterface
	private interface Cell {

		BusTile at(Rectangle bounds);
	}

	/** A box by its address, so that places are in their order, whether something is in them or not. */
	private record Placed(String address, Cell cell) implements Comparable<Placed> {

		private static final Pattern PART = Pattern.compile("[0-9a-f]+");

		@Override
		public int compareTo(Placed other) {
			return Arrays.compare(numbers(), other.numbers());
		}

		/** As hexadecimal, by which decimal ones have the same order. An address that is not told comes last. */
		private int[] numbers() {
			var parts = PART.matcher(address).results().map(MatchResult::group).toList();
			return parts.isEmpty()
					? new int[]{Integer.MAX_VALUE}
					: parts.stream().mapToInt(part -> Integer.parseInt(part, 16)).toArray();
		}
	}
}
