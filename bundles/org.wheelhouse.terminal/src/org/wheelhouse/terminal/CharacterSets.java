package org.wheelhouse.terminal;

/**
 * The two sets of characters that can be called, and which one is. Immutable.
 *
 * @param first   G0
 * @param second  G1
 * @param shifted whether the second is in use
 */
record CharacterSets(CharacterSet first, CharacterSet second, boolean shifted) {

	static final CharacterSets USUAL = new CharacterSets(CharacterSet.ASCII, CharacterSet.ASCII, false);

	CharacterSets withFirst(CharacterSet set) {
		return new CharacterSets(set, second, shifted);
	}

	CharacterSets withSecond(CharacterSet set) {
		return new CharacterSets(first, set, shifted);
	}

	CharacterSets shifted(boolean now) {
		return new CharacterSets(first, second, now);
	}

	int map(int codePoint) {
		return (shifted ? second : first).map(codePoint);
	}
}
