package org.wheelhouse.terminal;

import java.util.Optional;

import org.wheelhouse.terminal.TerminalColor.Indexed;
import org.wheelhouse.terminal.TerminalColor.Rgb;

/** Reads SGR (ECMA-48 8.3.117), with ISO 8613-6 and xterm's ways to ask for more colours. */
final class GraphicRendition {

	private static final int OF_PALETTE = 5;
	private static final int OF_ITS_OWN = 2;

	private final Parameters parameters;
	private Style style;
	private int at;

	private GraphicRendition(Style before, Parameters parameters) {
		this.style = before;
		this.parameters = parameters;
	}

	/** The style after the sequence. */
	static Style apply(Style before, Parameters parameters) {
		var reading = new GraphicRendition(before, parameters);
		reading.read();
		return reading.style;
	}

	private void read() {
		if (parameters.size() == 0) {
			style = Style.PLAIN;
		}
		while (at < parameters.size()) {
			var code = parameters.get(at++, 0);
			switch (code) {
				case 38 -> color().ifPresent(color -> style = style.withForeground(color));
				case 48 -> color().ifPresent(color -> style = style.withBackground(color));
				case 4 -> style = isOff() ? style.without(Attribute.UNDERLINE) : style.with(Attribute.UNDERLINE);
				default -> style = simple(code);
			}
			while (parameters.isSubordinate(at)) {
				at++;
			}
		}
	}

	/** 4:0 takes the underline away; 4:1 to 4:5 are kinds of it. */
	private boolean isOff() {
		return parameters.isSubordinate(at) && parameters.get(at, 1) == 0;
	}

	private Style simple(int code) {
		if (code >= 30 && code < 38) {
			return style.withForeground(new Indexed(code - 30));
		}
		if (code >= 40 && code < 48) {
			return style.withBackground(new Indexed(code - 40));
		}
		if (code >= 90 && code < 98) {
			return style.withForeground(new Indexed(code - 90 + 8));
		}
		if (code >= 100 && code < 108) {
			return style.withBackground(new Indexed(code - 100 + 8));
		}
		return attribute(code);
	}

	private Style attribute(int code) {
		return switch (code) {
			case 0 -> Style.PLAIN;
			case 1 -> style.with(Attribute.BOLD);
			case 2 -> style.with(Attribute.FAINT);
			case 3 -> style.with(Attribute.ITALIC);
			case 5, 6 -> style.with(Attribute.BLINK);
			case 7 -> style.with(Attribute.REVERSE);
			case 8 -> style.with(Attribute.HIDDEN);
			case 9 -> style.with(Attribute.STRUCK);
			case 21 -> style.with(Attribute.UNDERLINE);
			case 22 -> style.without(Attribute.BOLD).without(Attribute.FAINT);
			case 23 -> style.without(Attribute.ITALIC);
			case 24 -> style.without(Attribute.UNDERLINE);
			case 25 -> style.without(Attribute.BLINK);
			case 27 -> style.without(Attribute.REVERSE);
			case 28 -> style.without(Attribute.HIDDEN);
			case 29 -> style.without(Attribute.STRUCK);
			case 39 -> style.withForeground(TerminalColor.DEFAULT);
			case 49 -> style.withBackground(TerminalColor.DEFAULT);
			default -> style;
		};
	}

	/** Behind 38 or 48: {@code 5;n}, {@code 5:n}, {@code 2;r;g;b}, {@code 2:r:g:b} or {@code 2:space:r:g:b}. */
	private Optional<TerminalColor> color() {
		var colons = parameters.isSubordinate(at);
		var kind = parameters.get(at++, 0);
		if (kind == OF_PALETTE) {
			var index = parameters.get(at++, 0);
			return index < 256 ? Optional.of(new Indexed(index)) : Optional.empty();
		}
		if (kind != OF_ITS_OWN) {
			return Optional.empty();
		}
		if (colons && parameters.isSubordinate(at + 3)) {
			at++;
		}
		var rgb = octet(at) << 16 | octet(at + 1) << 8 | octet(at + 2);
		at += 3;
		return Optional.of(new Rgb(rgb));
	}

	private int octet(int index) {
		return Math.min(255, parameters.get(index, 0));
	}
}
