package org.wheelhouse.ui.appearance;

/** Identifiers of the two themes, as {@code plugin.xml} and the platform have them. */
final class Themes {

	static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	static final String DARK = "org.wheelhouse.ui.theme.dark";

	private Themes() {
	}

	/** Whether it is the dark one. */
	static boolean isDark(String theme) {
		return theme.equals(DARK);
	}
}
