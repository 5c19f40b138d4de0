package org.wheelhouse.terminal;

/** How many cells a character takes. Pure. */
final class CharacterWidth {

	/** First and last of what East Asian scripts and pictures write two cells wide (Unicode UAX 11: W and F). */
	private static final int[][] WIDE = {{0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x2E80, 0x303E},
			{0x3041, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F},
			{0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
			{0x20000, 0x3FFFD}};

	private CharacterWidth() {
		// only a table
	}

	/** 0 for what belongs to the character before it. */
	static int of(int codePoint) {
		if (codePoint < 0x300) {
			return 1;
		}
		switch (Character.getType(codePoint)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
				return 0;
			}
			default -> {
				for (var range : WIDE) {
					if (codePoint >= range[0] && codePoint <= range[1]) {
						return 2;
					}
				}
				return 1;
			}
		}
	}
}
