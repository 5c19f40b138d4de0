package org.wheelhouse.ui.theme;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.themes.IColorFactory;

/**
 * Gives the theme the default of each colour role. Named in {@code plugin.xml} as {@code LightTheme:ROLE}.
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
		return LightValues.of(role);
	}
}
