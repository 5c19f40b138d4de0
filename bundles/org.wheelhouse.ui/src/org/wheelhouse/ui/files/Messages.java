package org.wheelhouse.ui.files;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Dialog_all = "";
	public static String Dialog_choose = "";
	public static String Dialog_empty = "";
	public static String Dialog_folder = "";
	public static String Dialog_hidden = "";
	public static String Dialog_modified = "";
	public static String Dialog_more = "";
	public static String Dialog_name = "";
	public static String Dialog_noFolder = "";
	public static String Dialog_noName = "";
	public static String Dialog_notThere = "";
	public static String Dialog_on = "";
	public static String Dialog_reading = "";
	public static String Dialog_save = "";
	public static String Dialog_size = "";
	public static String Dialog_there = "";
	public static String Dialog_unreadable = "";
	public static String Dialog_up = "";
	public static String Dialog_which = "";
	public static String Dropped_here = "";
	public static String Dropped_hereAdvice = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.files.messages", Messages.class);
	}

	private Messages() {
	}
}
