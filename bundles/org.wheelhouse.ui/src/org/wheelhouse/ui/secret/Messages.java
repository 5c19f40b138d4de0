package org.wheelhouse.ui.secret;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Secret_About = "";
	public static String Secret_For = "";
	public static String Secret_Keep = "";
	public static String Secret_NoKeyring = "";
	public static String Secret_NotWanted = "";
	public static String Secret_Start = "";
	public static String Secret_Title = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.secret.messages", Messages.class);
	}

	private Messages() {
	}
}
