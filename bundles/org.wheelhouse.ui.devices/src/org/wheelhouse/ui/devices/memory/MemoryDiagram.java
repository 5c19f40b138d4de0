package org.wheelhouse.ui.devices.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.devices.slot.SlotTile;
import org.wheelhouse.ui.diagram.Diagram;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;

/**
 * The memory as a picture: what is there from the start, a tile for each slot, and what is in none. Of a resizable device the
 * fill is what the guest has of it.
 */
record MemoryDiagram(List<Tile> tiles, Point size) implements Diagram {

	static final MemoryDiagram NOTHING = new MemoryDiagram(List.of(), new Point(0, 0));

	private static final int MARGIN = 12;
	private static final int GAP = 6;
	private static final int WIDTH = 116;
	private static final int HEIGHT = 54;

	/**
	 * One of them.
	 *
	 * @param element a {@link MemoryState} for what is there from the start, a {@link MemoryDevice} or a {@link FreeSlot}
	 * @param look    how it looks
	 * @param head    its place
	 * @param name    what is in it
	 * @param detail  how large that is
	 */
	record Tile(Rectangle bounds, Object element, SlotTile look, String head, String name, String detail) {}

	MemoryDiagram {
		tiles = List.copyOf(tiles);
	}

	/** Arranges it in a width in pixels. */
	static MemoryDiagram arrange(MemoryState state, int width) {
		var elements = new ArrayList<Object>();
		elements.add(state);
		elements.addAll(MemoryRows.of(state));
		int columns = Math.max(1, (width - 2 * MARGIN + GAP) / (WIDTH + GAP));
		var tiles = new ArrayList<Tile>();
		for (int i = 0; i < elements.size(); i++) {
			tiles.add(tile(
					new Rectangle(MARGIN + i % columns * (WIDTH + GAP), MARGIN + i / columns * (HEIGHT + GAP), WIDTH,
							HEIGHT),
					elements.get(i), state));
		}
		int rows = (elements.size() + columns - 1) / columns;
		return new MemoryDiagram(tiles, new Point(Math.min(columns, elements.size()) * (WIDTH + GAP) - GAP + 2 * MARGIN,
				rows * (HEIGHT + GAP) - GAP + 2 * MARGIN));
	}

	private static Tile tile(Rectangle bounds, Object element, MemoryState state) {
		return switch (element) {
			case FreeSlot free ->
				new Tile(bounds, free, state.getPlugRefusal().isEmpty() ? SlotTile.FREE : SlotTile.CLOSED,
						NLS.bind(Messages.Memory_slot, free.number()), Messages.Memory_free, "");
			case MemoryDevice device -> new Tile(bounds, device, MemoryText.tile(device),
					device.getSlot() < 0
							? MemoryText.kind(device)
							: NLS.bind(Messages.Memory_slot, device.getSlot()),
					MemoryText.name(device),
					MemoryText.state(device).isEmpty() ? MemoryText.sizes(device) : MemoryText.state(device));
			default -> new Tile(bounds, element, SlotTile.TAKEN, Messages.Memory_base,
					MemoryText.size(state.getBaseBytes()), "");
		};
	}

	@Override
	public List<HotSpot> spots() {
		return tiles.stream().map(tile -> new HotSpot(tile.bounds(), List.of(tile.element()), spoken(tile), tip(tile)))
				.toList();
	}

	private static String spoken(Tile tile) {
		return tile.element() instanceof MemoryDevice device
				? MemoryText.spoken(device)
				: tile.head() + ", " + tile.name();
	}

	private static String tip(Tile tile) {
		return tile.element() instanceof MemoryDevice device ? MemoryText.tip(device) : spoken(tile);
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		tiles.forEach(tile -> landmarks.put(switch (tile.element()) {
			case FreeSlot free -> "free/" + free.number();
			case MemoryDevice device -> device.getKey();
			default -> "base";
		}, tile.bounds()));
		return landmarks;
	}

	@Override
	public void paint(GC gc, RenderState look) {
		var pen = new DiagramGraphics(gc);
		tiles.forEach(tile -> paint(pen, tile, look.selects(List.of(tile.element()))));
	}

	private static void paint(DiagramGraphics pen, Tile tile, boolean selected) {
		var bounds = tile.bounds();
		tile.look().paint(pen, bounds, selected);
		if (tile.element() instanceof MemoryDevice device && device.getMaximumBytes() > 0) {
			share(pen.gc(), device, bounds);
		}
		int line = pen.height(Fonts.SMALL);
		pen.text(tile.head(), bounds.x + 7, bounds.y + 3, bounds.width - 30, Fonts.SMALL, ColorRole.TEXT2);
		pen.text(tile.name(), bounds.x + 7, bounds.y + 3 + line, bounds.width - 14, Fonts.BOLD,
				tile.element() instanceof FreeSlot ? ColorRole.TEXT2 : ColorRole.TEXT);
		pen.text(tile.detail(), bounds.x + 7, bounds.y + 4 + 2 * line, bounds.width - 14, Fonts.SMALL, ColorRole.TEXT2);
		if (!(tile.element() instanceof FreeSlot)) {
			pen.icon(Icon.MEMORY, bounds.x + bounds.width - 6, bounds.y + 5);
		}
	}

	/** What the guest has of it, at the lower edge. */
	private static void share(GC gc, MemoryDevice device, Rectangle bounds) {
		int width = (int) ((bounds.width - 4) * device.getSizeBytes() / device.getMaximumBytes());
		gc.setBackground(ColorRole.CURVE1.color());
		gc.fillRectangle(bounds.x + 2, bounds.y + bounds.height - 5, width, 3);
	}
}
