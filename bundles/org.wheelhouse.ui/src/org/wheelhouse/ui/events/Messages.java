package org.wheelhouse.ui.events;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Column_Time = "";
	public static String Column_Machine = "";
	public static String Column_Event = "";
	public static String Column_What = "";
	public static String Dropped = "";
	public static String Empty_Title = "";
	public static String Empty_Text = "";
	public static String Only_Selected = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.events.messages", Messages.class);
	}

	private Messages() {
	}
}
