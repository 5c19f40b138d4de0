package org.wheelhouse.terminal;

/** What DECSC keeps. */
record SavedCursor(int row, int column, Style style, boolean origin, CharacterSets sets) {

	static final SavedCursor HOME = new SavedCursor(0, 0, Style.PLAIN, false, CharacterSets.USUAL);
}
