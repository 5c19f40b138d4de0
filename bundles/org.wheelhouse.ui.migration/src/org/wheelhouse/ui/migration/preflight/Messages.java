package org.wheelhouse.ui.migration.preflight;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Column_found = "";
	public static String Column_remedy = "";
	public static String Column_subject = "";
	public static String Detail_name = "";
	public static String Detail_none = "";
	public static String List_copy = "";
	public static String List_name = "";
	public static String Severity_fine = "";
	public static String Severity_note = "";
	public static String Severity_stop = "";
	public static String Severity_unknown = "";
	public static String Severity_warning = "";
	public static String Summary_fine = "";
	public static String Summary_fold = "";
	public static String Summary_looking = "";
	public static String Summary_stop = "";
	public static String Summary_toKnow = "";
	public static String Summary_unknown = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.preflight.messages", Messages.class);
	}

	private Messages() {
	}
}
