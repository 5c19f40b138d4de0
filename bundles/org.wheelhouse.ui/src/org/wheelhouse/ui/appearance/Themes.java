package org.wheelhouse.ui.appearance;

/** Identifiers of the two themes, as {@code plugin.xml} and the platform have them. */
final class Themes {

	static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	/** GTK's own parts are made dark because of the word in it. */
	static final String DARK = "org.wheelhouse.ui.theme.dark";

	private Themes() {
	}
}
