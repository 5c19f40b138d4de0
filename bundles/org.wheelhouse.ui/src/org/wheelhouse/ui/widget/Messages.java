package org.wheelhouse.ui.widget;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String PlanText_copy;
	public static String PlanText_nothing;
	public static String PlanText_title;
	public static String Preview_sends;
	public static String SearchBar_Message;
	public static String SearchBar_None;
	public static String SearchBar_Tip;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.widget.messages", Messages.class);
	}

	private Messages() {
	}
}
