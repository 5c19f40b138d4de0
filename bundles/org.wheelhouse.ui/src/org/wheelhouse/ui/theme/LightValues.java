package org.wheelhouse.ui.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.eclipse.swt.graphics.RGB;

/** The defaults of the colour roles, as {@code light.properties} has them: the one place where values are written. */
public final class LightValues {

	private static final Properties VALUES = read();

	private LightValues() {
	}

	public static RGB of(ColorRole role) {
		var digits = Integer.parseInt(VALUES.getProperty(role.name()), 16);
		return new RGB(digits >> 16 & 0xff, digits >> 8 & 0xff, digits & 0xff);
	}

	private static Properties read() {
		var values = new Properties();
		try (var in = LightValues.class.getResourceAsStream("light.properties")) {
			values.load(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return values;
	}
}
