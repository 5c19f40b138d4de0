package org.wheelhouse.ui.definition.lifecycle;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Handler_noHost;
	public static String Rename_about;
	public static String Rename_done;
	public static String Rename_name;
	public static String Rename_ok;
	public static String Rename_title;
	public static String Undertaking_begins;
	public static String Undertaking_givenUp;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.lifecycle.messages", Messages.class);
	}

	private Messages() {
	}
}
