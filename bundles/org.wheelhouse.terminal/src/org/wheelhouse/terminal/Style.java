package org.wheelhouse.terminal;

/**
 * How a cell looks. Immutable; cells of one look share one.
 *
 * @param foreground of the character
 * @param background behind it
 * @param attributes the bits of the {@link Attribute}s
 */
public record Style(TerminalColor foreground, TerminalColor background, int attributes) {

	/** Nothing was asked for. */
	public static final Style PLAIN = new Style(TerminalColor.DEFAULT, TerminalColor.DEFAULT, 0);

	/** Whether it has this attribute. */
	public boolean has(Attribute attribute) {
		return (attributes & attribute.bit()) != 0;
	}

	Style with(Attribute attribute) {
		return new Style(foreground, background, attributes | attribute.bit());
	}

	Style without(Attribute attribute) {
		return new Style(foreground, background, attributes & ~attribute.bit());
	}

	Style withForeground(TerminalColor color) {
		return new Style(color, background, attributes);
	}

	Style withBackground(TerminalColor color) {
		return new Style(foreground, color, attributes);
	}

	/** What is left where something was erased: the colour behind, as xterm does it. */
	Style erased() {
		return background.equals(TerminalColor.DEFAULT)
				? PLAIN
				: new Style(TerminalColor.DEFAULT, background, 0);
	}
}
