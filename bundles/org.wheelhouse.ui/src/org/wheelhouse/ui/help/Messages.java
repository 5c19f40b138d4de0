package org.wheelhouse.ui.help;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String About_Commit = "";
	public static String About_Component = "";
	public static String About_ComponentVersion = "";
	public static String About_Copied = "";
	public static String About_Licence = "";
	public static String About_LicenceUnknown = "";
	public static String About_Name = "";
	public static String About_Report = "";
	public static String About_Title = "";
	public static String About_Version = "";
	public static String About_Words = "";
	public static String Manual_NoBrowser = "";
	public static String Manual_NotThere = "";
	public static String Manual_Title = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.help.messages", Messages.class);
	}

	private Messages() {
	}
}
