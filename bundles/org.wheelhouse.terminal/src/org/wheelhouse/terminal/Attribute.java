package org.wheelhouse.terminal;

/** How a character is set off. */
public enum Attribute {
	BOLD, FAINT, ITALIC, UNDERLINE, BLINK, REVERSE, HIDDEN, STRUCK;

	int bit() {
		return 1 << ordinal();
	}
}
