package org.wheelhouse.rfb;

/**
 * What a server may at most make us keep. More ends the session with {@link RfbException.Kind#LIMIT}.
 *
 * @param width        of the screen, in pixels
 * @param height       of the screen, in pixels
 * @param pixels       of the screen altogether; each takes four bytes
 * @param textBytes    of a name, a reason or a text of the clipboard
 * @param cursorPixels of the pointer's picture along one side
 */
public record RfbLimits(int width, int height, int pixels, int textBytes, int cursorPixels) {

	/** The largest screen for which the protocol's parts are laid out here. */
	private static final int WIDEST = 16_384;

	public RfbLimits {
		if (width < 1 || height < 1 || width > WIDEST || height > WIDEST || pixels < 1 || textBytes < 0
				|| cursorPixels < 0 || cursorPixels > 1024) {
			throw new IllegalArgumentException("limits out of range");
		}
	}

	/** Screens up to 8K, texts up to 1 MiB, pointers up to 512×512. */
	public static RfbLimits standard() {
		return new RfbLimits(WIDEST, WIDEST, 7680 * 4320, 1 << 20, 512);
	}
}
