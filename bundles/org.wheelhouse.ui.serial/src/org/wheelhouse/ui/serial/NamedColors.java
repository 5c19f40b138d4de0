package org.wheelhouse.ui.serial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.stream.Stream;

/** The sixteen named colours, as {@code colors.properties} has them: the one place where their values are written. */
final class NamedColors {

	private static final Properties VALUES = read();
	/** For a light surface. */
	static final int[] LIGHT = of("light");
	/** For a dark one. */
	static final int[] DARK = of("dark");

	private NamedColors() {
		// only a table
	}

	private static int[] of(String surface) {
		return Stream.of(VALUES.getProperty(surface).split(" ")).mapToInt(digits -> Integer.parseInt(digits, 16))
				.toArray();
	}

	private static Properties read() {
		var values = new Properties();
		try (var in = NamedColors.class.getResourceAsStream("colors.properties")) {
			values.load(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return values;
	}
}
