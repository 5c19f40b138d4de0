package org.wheelhouse.ui.serial;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.wheelhouse.terminal.Attribute;
import org.wheelhouse.terminal.Style;
import org.wheelhouse.terminal.TerminalColor;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * The colours of cells in the theme of now. Text is always readable: a colour that does not stand out from what is behind it
 * is mixed with black or white until it does. UI thread; to be asked anew at each painting.
 */
final class CellColors {

	/** Below this, by WCAG's measure, text cannot be told from what is behind it. */
	private static final double LEAST_CONTRAST = 3;
	private static final double STEP = 0.2;

	/** What one cell is painted with. */
	record Pair(Color text, Color behind) {}

	private final RGB surface;
	private final RGB text;
	private final int[] named;
	private final Map<Style, Pair> known = new HashMap<>();

	/** @param reversed whether the guest has light and dark exchanged */
	CellColors(boolean reversed) {
		var front = ColorRole.TEXT.color().getRGB();
		var back = ColorRole.SURFACE.color().getRGB();
		text = reversed ? back : front;
		surface = reversed ? front : back;
		named = luminance(surface) > 0.2 ? NamedColors.LIGHT : NamedColors.DARK;
	}

	/** Where there is no cell. */
	Color surface() {
		return new Color(surface);
	}

	/** The colours of a cell of this style. */
	Pair of(Style style) {
		return known.computeIfAbsent(style, this::make);
	}

	private Pair make(Style style) {
		var front = rgb(style.foreground(), text);
		var behind = rgb(style.background(), surface);
		if (style.has(Attribute.REVERSE)) {
			var swapped = front;
			front = behind;
			behind = swapped;
		}
		if (style.has(Attribute.HIDDEN)) {
			return new Pair(new Color(behind), new Color(behind));
		}
		front = readable(front, behind);
		if (style.has(Attribute.FAINT)) {
			front = mix(front, behind, 0.4);
		}
		return new Pair(new Color(front), new Color(behind));
	}

	private RGB rgb(TerminalColor color, RGB usual) {
		return switch (color) {
			case TerminalColor.Default _ -> usual;
			case TerminalColor.Indexed indexed when indexed.isNamed() -> rgb(named[indexed.index()]);
			case TerminalColor.Indexed indexed -> rgb(indexed.rgb());
			case TerminalColor.Rgb(int value) -> rgb(value);
		};
	}

	private static RGB rgb(int value) {
		return new RGB(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
	}

	static RGB readable(RGB front, RGB behind) {
		var goal = luminance(behind) > 0.2 ? new RGB(0, 0, 0) : new RGB(255, 255, 255);
		var mixed = front;
		for (var share = STEP; contrast(mixed, behind) < LEAST_CONTRAST && share <= 1; share += STEP) {
			mixed = mix(front, goal, share);
		}
		return mixed;
	}

	private static RGB mix(RGB color, RGB other, double share) {
		return new RGB(mix(color.red, other.red, share), mix(color.green, other.green, share),
				mix(color.blue, other.blue, share));
	}

	private static int mix(int value, int other, double share) {
		return (int) Math.round(value + (other - value) * share);
	}

	static double contrast(RGB one, RGB other) {
		var a = luminance(one);
		var b = luminance(other);
		return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
	}

	private static double luminance(RGB color) {
		return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
	}

	private static double linear(int channel) {
		var value = channel / 255.0;
		return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}
}
