package org.wheelhouse.ui.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.themes.IColorFactory;

/**
 * Gives the theme the default of each colour role: the one place where the values are written is
 * {@code light.properties}. Named in {@code plugin.xml} as {@code LightTheme:ROLE}.
 */
public final class LightTheme implements IColorFactory, IExecutableExtension {

	private ColorRole role = ColorRole.TEXT;

	@Override
	public void setInitializationData(@Nullable IConfigurationElement config, @Nullable String propertyName,
			@Nullable Object data) {
		role = ColorRole.valueOf(String.valueOf(data));
	}

	@Override
	public RGB createColor() {
		return value(role);
	}

	static RGB value(ColorRole role) {
		var digits = Integer.parseInt(Values.ALL.getProperty(role.name()), 16);
		return new RGB(digits >> 16 & 0xff, digits >> 8 & 0xff, digits & 0xff);
	}

	private static final class Values {

		static final Properties ALL = read();

		private static Properties read() {
			var values = new Properties();
			try (var in = LightTheme.class.getResourceAsStream("light.properties")) {
				values.load(in);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
			return values;
		}
	}
}
