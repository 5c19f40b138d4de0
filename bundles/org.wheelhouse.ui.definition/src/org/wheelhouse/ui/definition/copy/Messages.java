package org.wheelhouse.ui.definition.copy;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Copy_done = "";
	public static String Dialog_asIs = "";
	public static String Dialog_backing = "";
	public static String Dialog_copy = "";
	public static String Dialog_folder = "";
	public static String Dialog_format = "";
	public static String Dialog_host = "";
	public static String Dialog_image = "";
	public static String Dialog_info = "";
	public static String Dialog_looking = "";
	public static String Dialog_lost = "";
	public static String Dialog_name = "";
	public static String Dialog_noFolder = "";
	public static String Dialog_noImage = "";
	public static String Dialog_noName = "";
	public static String Dialog_on = "";
	public static String Dialog_title = "";
	public static String Handler_noRow = "";
	public static String Target_away = "";
	public static String Target_readOnly = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.copy.messages", Messages.class);
	}

	private Messages() {
	}
}
