package org.wheelhouse.ui.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.RGB;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.LightValues;

/** The values of the roles in both themes, as the bundle has them, without a workbench. */
public final class Palettes {

	private static final Pattern DEFINITION = Pattern
			.compile("ColorDefinition#(org-wheelhouse-ui-color-[a-z0-9-]+) \\{\\s+color: #([0-9A-F]{6});");

	private Palettes() {
	}

	/** Of the light theme. */
	public static Map<ColorRole, RGB> light() {
		var values = new EnumMap<ColorRole, RGB>(ColorRole.class);
		Stream.of(ColorRole.values()).forEach(role -> values.put(role, LightValues.of(role)));
		return values;
	}

	/** Of the dark theme. */
	public static Map<ColorRole, RGB> dark() throws IOException {
		var values = new EnumMap<ColorRole, RGB>(ColorRole.class);
		var found = DEFINITION.matcher(Files.readString(Path.of("../org.wheelhouse.ui/css/dark.css")));
		while (found.find()) {
			var key = found.group(1).replace('-', '.');
			var role = Stream.of(ColorRole.values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
			values.put(role, rgb(found.group(2)));
		}
		return values;
	}

	/** Has every role this colour from now on, as a change of the theme does. UI thread. */
	public static void wear(Map<ColorRole, RGB> values) {
		values.forEach((role, value) -> JFaceResources.getColorRegistry().put(role.key(), value));
	}

	/** A colour from its six digits. */
	public static RGB rgb(String digits) {
		var value = Integer.parseInt(digits, 16);
		return new RGB(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
	}

	/** How well one can be told from the other: 1 to 21, by WCAG 2. */
	public static double contrast(RGB one, RGB other) {
		var a = luminance(one) + 0.05;
		var b = luminance(other) + 0.05;
		return Math.max(a, b) / Math.min(a, b);
	}

	private static double luminance(RGB color) {
		return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
	}

	private static double linear(int part) {
		var share = part / 255.0;
		return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}
}
