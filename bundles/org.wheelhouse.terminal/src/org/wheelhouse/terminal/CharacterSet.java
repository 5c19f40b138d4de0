package org.wheelhouse.terminal;

/** What the codes from 0x20 to 0x7E stand for. */
enum CharacterSet {
	ASCII,
	/** Lines and signs, from 0x5F on. */
	GRAPHICS,
	/** ASCII with a pound. */
	BRITISH;

	private static final String SIGNS = "\u00A0\u25C6\u2592\u2409\u240C\u240D\u240A\u00B0\u00B1\u2424\u240B\u2518\u2510"
			+ "\u250C\u2514\u253C\u23BA\u23BB\u2500\u23BC\u23BD\u251C\u2524\u2534\u252C\u2502\u2264\u2265\u03C0\u2260"
			+ "\u00A3\u00B7";

	/** The set that ESC ( and its like name with this character. */
	static CharacterSet named(int last) {
		return switch (last) {
			case '0' -> GRAPHICS;
			case 'A' -> BRITISH;
			default -> ASCII;
		};
	}

	int map(int codePoint) {
		return switch (this) {
			case ASCII -> codePoint;
			case GRAPHICS -> codePoint >= 0x5F && codePoint <= 0x7E ? SIGNS.charAt(codePoint - 0x5F) : codePoint;
			case BRITISH -> codePoint == '#' ? 0xA3 : codePoint;
		};
	}
}
