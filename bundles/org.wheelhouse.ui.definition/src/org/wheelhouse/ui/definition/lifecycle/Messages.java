package org.wheelhouse.ui.definition.lifecycle;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Delete_about;
	public static String Delete_ok;
	public static String Delete_title;
	public static String Delete_warning;
	public static String Duplicate_copied;
	public static String Duplicate_linked;
	public static String Duplicate_name;
	public static String Duplicate_ok;
	public static String Duplicate_register;
	public static String Duplicate_second;
	public static String Duplicate_title;
	public static String Duplicate_will;
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
