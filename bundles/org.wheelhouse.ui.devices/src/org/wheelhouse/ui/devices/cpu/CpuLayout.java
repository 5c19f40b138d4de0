package org.wheelhouse.ui.devices.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.CpuState;

/**
 * Where every CPU and every free place is drawn: a box a socket, a tile a thread, as many in a row as fit; large tiles, which say more,
 * where all fit into one row. A value; arranging reads the model, so it happens on the model thread.
 *
 * @param sockets in the order of their numbers
 * @param width   of the picture
 * @param height  of the picture
 */
record CpuLayout(List<Socket> sockets, int width, int height) {

	static final int HEAD = 20;

	private static final int MARGIN = 12;
	private static final int GAP = 4;
	private static final int PADDING = 8;
	private static final Point SMALL = new Point(64, 48);
	private static final Point LARGE = new Point(148, 84);

	/**
	 * The threads that are together in a socket.
	 *
	 * @param number negative when QEMU tells no topology
	 */
	record Socket(Rectangle bounds, int number, List<Thread> threads) {

		Socket {
			threads = List.copyOf(threads);
		}
	}

	/** A CPU in its place, or a free place. */
	record Thread(Rectangle bounds, CpuPlace place) {

		/** Whether there is room for all that is known. */
		boolean isLarge() {
			return bounds.width >= LARGE.x;
		}
	}

	CpuLayout {
		sockets = List.copyOf(sockets);
	}

	/** Arranges CPUs and free places in a width in pixels. */
	static CpuLayout arrange(CpuState state, int width) {
		var bySocket = new TreeMap<Integer, List<CpuPlace>>();
		CpuPlace.all(state)
				.forEach(place -> bySocket.computeIfAbsent(place.socket(), _ -> new ArrayList<>()).add(place));
		var sockets = new ArrayList<Socket>();
		int row = bySocket.values().stream().mapToInt(places -> boxWidth(places.size(), LARGE) + MARGIN).sum();
		var tile = MARGIN + row <= width ? LARGE : SMALL;
		int room = Math.max(1, (width - 2 * MARGIN - 2 * PADDING + GAP) / (tile.x + GAP));
		int x = MARGIN;
		int y = MARGIN;
		int rowHeight = 0;
		int right = 0;
		for (var entry : bySocket.entrySet()) {
			int columns = Math.min(room, entry.getValue().size());
			int boxWidth = boxWidth(columns, tile);
			if (x > MARGIN && x + boxWidth > width - MARGIN) {
				x = MARGIN;
				y += rowHeight + MARGIN;
				rowHeight = 0;
			}
			var socket = socket(entry.getKey(), entry.getValue(), x, y, columns, tile);
			sockets.add(socket);
			x += boxWidth + MARGIN;
			right = Math.max(right, x);
			rowHeight = Math.max(rowHeight, socket.bounds().height);
		}
		return new CpuLayout(sockets, Math.max(width, right), y + rowHeight + MARGIN);
	}

	private static int boxWidth(int columns, Point tile) {
		return columns * (tile.x + GAP) - GAP + 2 * PADDING;
	}

	private static Socket socket(int number, List<CpuPlace> cpus, int x, int y, int columns, Point tile) {
		var threads = new ArrayList<Thread>();
		for (int i = 0; i < cpus.size(); i++) {
			threads.add(new Thread(new Rectangle(x + PADDING + i % columns * (tile.x + GAP),
					y + HEAD + i / columns * (tile.y + GAP), tile.x, tile.y), cpus.get(i)));
		}
		int rows = (cpus.size() + columns - 1) / columns;
		return new Socket(
				new Rectangle(x, y, boxWidth(columns, tile), HEAD + rows * (tile.y + GAP) - GAP + PADDING), number,
				threads);
	}
}
