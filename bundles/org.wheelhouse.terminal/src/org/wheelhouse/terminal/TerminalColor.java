package org.wheelhouse.terminal;

/** A colour as the guest asked for it; what it looks like is for whoever paints. Immutable. */
public sealed interface TerminalColor {

	/** The colour of text, or of what is behind it, where nothing else was asked for. */
	TerminalColor DEFAULT = new Default();

	/** The one that the theme has. */
	record Default() implements TerminalColor {}

	/**
	 * A colour of the palette.
	 *
	 * @param index 0 to 7 the usual ones, 8 to 15 the same bright, 16 to 231 a cube of six levels a colour, 232 to 255 greys
	 */
	record Indexed(int index) implements TerminalColor {

		/** Whether it is one of the sixteen that have names. */
		public boolean isNamed() {
			return index < 16;
		}

		/** What a colour behind the sixteen named ones is, as {@code 0xRRGGBB}. */
		public int rgb() {
			if (index >= 232) {
				var grey = 8 + 10 * (index - 232);
				return grey << 16 | grey << 8 | grey;
			}
			var cube = index - 16;
			return level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6);
		}

		private static int level(int step) {
			return step == 0 ? 0 : 55 + 40 * step;
		}
	}

	/** A colour of its own, {@code 0xRRGGBB}. */
	record Rgb(int rgb) implements TerminalColor {}
}
