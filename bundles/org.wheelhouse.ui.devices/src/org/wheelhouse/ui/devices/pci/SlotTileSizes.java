package org.wheelhouse.ui.devices.pci;

/**
 * The measures of the PCI picture in pixels.
 *
 * @param width  of a tile
 * @param height of a tile
 * @param header of the line that names a bus, with the rail beneath it
 * @param gap    between tiles
 * @param margin around everything
 */
record SlotTileSizes(int width, int height, int header, int gap, int margin) {

	private static final int USUAL_LINE = 15;

	/** As drawn for the desktop's usual font. */
	static final SlotTileSizes USUAL = new SlotTileSizes(80, 46, 24, 4, 16);

	/** Enlarged for a font whose lines are higher than usual, so that three of them still fit. */
	static SlotTileSizes forLineHeight(int pixels) {
		if (pixels <= USUAL_LINE) {
			return USUAL;
		}
		return new SlotTileSizes(scale(USUAL.width, pixels), scale(USUAL.height, pixels), scale(USUAL.header, pixels),
				USUAL.gap, USUAL.margin);
	}

	/** How many tiles fit side by side; at least one. */
	int columns(int room) {
		return Math.max(1, (room + gap) / (width + gap));
	}

	/** Widened so that these columns leave no room at the right. */
	SlotTileSizes filling(int room) {
		return new SlotTileSizes(Math.max(width, (room + gap) / columns(room) - gap), height, header, gap, margin);
	}

	private static int scale(int usual, int pixels) {
		return usual * pixels / USUAL_LINE;
	}
}
