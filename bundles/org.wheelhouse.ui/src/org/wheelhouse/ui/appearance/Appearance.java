package org.wheelhouse.ui.appearance;

import java.util.Locale;
import java.util.stream.Stream;

/** What a person may choose. */
public enum Appearance {
	/** As the desktop is, also when that changes. */
	DESKTOP,
	/** Dark text on a light ground. */
	LIGHT,
	/** Light text on a dark ground. */
	DARK;

	/** Its name in preferences and commands. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The one of that name; {@link #DESKTOP} for any other text. */
	public static Appearance of(String id) {
		return Stream.of(values()).filter(one -> one.id().equals(id)).findFirst().orElse(DESKTOP);
	}

	/** The theme to wear on a desktop that is dark or not. */
	String theme(boolean desktopDark) {
		return switch (this) {
			case DESKTOP -> desktopDark ? Themes.DARK : Themes.LIGHT;
			case LIGHT -> Themes.LIGHT;
			case DARK -> Themes.DARK;
		};
	}
}
