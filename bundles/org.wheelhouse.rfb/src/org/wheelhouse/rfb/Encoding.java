package org.wheelhouse.rfb;

/** The ways in which the pixels of a rectangle can be written (RFC 6143, 7.7; tight and zlib: the community's specification). */
public enum Encoding {
	/** The pixels as they are. */
	RAW(0),
	/** Moved from elsewhere on the screen. */
	COPY_RECT(1),
	/** Tiles of 16×16 with a background and sub-rectangles. */
	HEXTILE(5),
	/** Raw pixels in one zlib stream. */
	ZLIB(6),
	/** Palettes, filters and four zlib streams. Without its lossy JPEG, which is never asked for. */
	TIGHT(7),
	/** Tiles of 64×64 with palettes and runs in one zlib stream. */
	ZRLE(16);

	private final int number;

	Encoding(int number) {
		this.number = number;
	}

	/** The number by which the protocol knows it. */
	public int number() {
		return number;
	}
}
