package org.wheelhouse.terminal;

/** The switches of a terminal (SM, RM, DECSET, DECRST and the keypad's). */
final class Modes {

	boolean insert;
	boolean newLine;
	boolean origin;
	boolean autoWrap;
	boolean cursorVisible;
	boolean reverseScreen;
	boolean applicationCursor;
	boolean applicationKeypad;
	boolean bracketedPaste;

	Modes() {
		reset();
	}

	void reset() {
		insert = false;
		newLine = false;
		origin = false;
		autoWrap = true;
		cursorVisible = true;
		reverseScreen = false;
		applicationCursor = false;
		applicationKeypad = false;
		bracketedPaste = false;
	}
}
