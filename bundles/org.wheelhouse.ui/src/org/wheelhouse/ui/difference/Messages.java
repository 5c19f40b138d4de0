package org.wheelhouse.ui.difference;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Banner_all = "";
	public static String Banner_apply = "";
	public static String Banner_copy = "";
	public static String Banner_count = "";
	public static String Banner_defined = "";
	public static String Banner_drop = "";
	public static String Banner_dropAll = "";
	public static String Banner_dropDoes = "";
	public static String Banner_hide = "";
	public static String Banner_name = "";
	public static String Banner_next = "";
	public static String Banner_nothing = "";
	public static String Banner_origin = "";
	public static String Banner_restart = "";
	public static String Banner_runs = "";
	public static String Banner_seen = "";
	public static String Banner_show = "";
	public static String Banner_takeOver = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.difference.messages", Messages.class);
	}

	private Messages() {
	}
}
