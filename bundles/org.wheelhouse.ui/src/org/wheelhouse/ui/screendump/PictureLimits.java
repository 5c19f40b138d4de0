package org.wheelhouse.ui.screendump;

/** How large a picture may say it is before anything is allocated for it: a guest's screen, however wide, stays below. */
final class PictureLimits {

	private static final int LONGEST_SIDE = 16_384;
	private static final long MOST_PIXELS = 64L << 20;

	private PictureLimits() {
	}

	/** Passes a size that is worth decoding. */
	static void check(long width, long height) throws UnreadablePicture {
		if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
			throw new UnreadablePicture(Messages.bind(Messages.PictureLimits_size, width, height));
		}
	}
}
