package org.wheelhouse.ui.devices.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.BlockState;

/**
 * Where everything of the block picture is: a row a device, its backing files beneath, then the nodes that no device uses.
 * A value; arranging reads the model, so it happens on the model thread.
 *
 * @param columns the heads of the columns, in the order of {@link Column}
 * @param rows    the devices
 * @param loose   the nodes that no device uses
 * @param width   of the picture
 * @param height  of the picture
 */
record BlockLayout(List<Rectangle> columns, List<Row> rows, List<Loose> loose, int width, int height) {

	static final int HEAD = 24;
	static final int BOX = 36;
	static final int GAP = 6;

	private static final int MARGIN = 8;
	private static final int ARROW = 10;
	private static final int FIGURE = 48;
	private static final int NARROWEST = 84;
	private static final int WIDEST = 190;

	/** What stands in which column. */
	enum Column {
		DEVICE, FORMAT, FILE, READ, WRITTEN
	}

	/**
	 * A device and what it reads.
	 *
	 * @param bounds  all of it
	 * @param format  the box of the node that it uses; empty without a medium
	 * @param file    the box of that node's file
	 * @param backing the boxes of the backing files, the nearest first
	 */
	record Row(Rectangle bounds, BlockDevice device, Rectangle front, Optional<Box> format, Optional<Box> file,
			List<Box> backing) {

		Row {
			backing = List.copyOf(backing);
		}
	}

	/** A node in its place. */
	record Box(Rectangle bounds, BlockNode node) {}

	/** A node that no device uses. */
	record Loose(Rectangle bounds, Box format, Box file) {}

	/**
	 * How wide the boxes of the first three columns would have to be for all that is said in them, in pixels.
	 */
	record Wanted(int device, int format, int file) {

		private int sum() {
			return device + format + file;
		}
	}

	BlockLayout {
		columns = List.copyOf(columns);
		rows = List.copyOf(rows);
		loose = List.copyOf(loose);
	}

	/** Arranges the block devices in a width in pixels; the picture is wider when the narrowest boxes do not fit. */
	static BlockLayout arrange(BlockState block, int width, Wanted wanted) {
		var columns = columns(Math.clamp(width - 2 * MARGIN - 2 * ARROW - 2 * FIGURE, 3 * NARROWEST,
				Math.max(3 * WIDEST, wanted.sum())), wanted);
		var rows = new ArrayList<Row>();
		int y = HEAD;
		for (var device : block.getDevices()) {
			var row = row(device, columns, y);
			rows.add(row);
			y += row.bounds().height + GAP;
		}
		var loose = new ArrayList<Loose>();
		y += block.getLooseNodes().isEmpty() ? 0 : HEAD;
		for (var node : block.getLooseNodes()) {
			var format = new Box(boxAt(columns, Column.FORMAT, y), node);
			var file = new Box(boxAt(columns, Column.FILE, y), node);
			loose.add(new Loose(format.bounds().union(file.bounds()), format, file));
			y += BOX + GAP;
		}
		int right = columns.getLast().x + columns.getLast().width + MARGIN;
		return new BlockLayout(columns, rows, loose, Math.max(width, right), y + MARGIN);
	}

	/** The head of a column. */
	Rectangle column(Column column) {
		return columns.get(column.ordinal());
	}

	/** @param boxes the width of a box in each of the first three columns: what is said of a file is longest */
	private static List<Rectangle> columns(int boxes, Wanted wanted) {
		int[] shares = {boxes * 31 / 100, boxes * 30 / 100, 0};
		shares[2] = boxes - shares[0] - shares[1];
		fit(shares, new int[]{wanted.device(), wanted.format(), wanted.file()});
		int device = shares[0];
		int format = shares[1];
		int file = boxes - device - format;
		int second = MARGIN + device + ARROW;
		int third = second + format + ARROW;
		int figures = third + file;
		return List.of(new Rectangle(MARGIN, 0, device, HEAD), new Rectangle(second, 0, format, HEAD),
				new Rectangle(third, 0, file, HEAD), new Rectangle(figures, 0, FIGURE, HEAD),
				new Rectangle(figures + FIGURE, 0, FIGURE, HEAD));
	}

	/** Those that want less than their share leave the rest to those that want more. */
	private static void fit(int[] shares, int[] wanted) {
		int left = 0;
		int lacking = 0;
		for (int i = 0; i < shares.length; i++) {
			left += Math.max(0, shares[i] - wanted[i]);
			lacking += Math.max(0, wanted[i] - shares[i]);
		}
		int moved = Math.min(left, lacking);
		for (int i = 0; i < shares.length && moved > 0; i++) {
			int more = wanted[i] - shares[i];
			shares[i] += more * moved / (more < 0 ? left : lacking);
		}
	}

	private static Row row(BlockDevice device, List<Rectangle> columns, int y) {
		var chain = device.getChain();
		var front = boxAt(columns, Column.DEVICE, y);
		var format = chain.stream().findFirst().map(node -> new Box(boxAt(columns, Column.FORMAT, y), node));
		var file = chain.stream().findFirst().map(node -> new Box(boxAt(columns, Column.FILE, y), node));
		var backing = new ArrayList<Box>();
		for (int i = 1; i < chain.size(); i++) {
			backing.add(new Box(boxAt(columns, Column.FILE, y + i * (BOX + GAP / 2)), chain.get(i)));
		}
		int height = BOX + backing.size() * (BOX + GAP / 2);
		var last = columns.getLast();
		return new Row(new Rectangle(front.x, y, last.x + last.width - front.x, height), device, front, format, file,
				backing);
	}

	private static Rectangle boxAt(List<Rectangle> columns, Column column, int y) {
		var head = columns.get(column.ordinal());
		return new Rectangle(head.x, y, head.width, BOX);
	}
}
