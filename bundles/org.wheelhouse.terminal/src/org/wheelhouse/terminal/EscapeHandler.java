package org.wheelhouse.terminal;

/** Hears what an {@link EscapeParser} has recognised. */
interface EscapeHandler {

	/** A character to be shown. */
	void print(int codePoint);

	/** A control character below U+0020. */
	void control(int code);

	/**
	 * An escape sequence of two or three characters.
	 *
	 * @param intermediate the character between, or 0
	 */
	void escape(int intermediate, int last);

	/**
	 * A control sequence: CSI, parameters, a final character.
	 *
	 * @param prefix       one of {@code < = > ?}, or 0
	 * @param intermediate the last character from the range of signs, or 0
	 */
	void sequence(int prefix, Parameters parameters, int intermediate, int last);
}
