package org.wheelhouse.ui.difference.gesture;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String DropAll_button = "";
	public static String DropAll_text = "";
	public static String DropAll_title = "";
	public static String Drop_button = "";
	public static String Drop_title = "";
	public static String Restart_button = "";
	public static String Restart_gone = "";
	public static String Restart_text = "";
	public static String Restart_title = "";
	public static String TakeOverAll_button = "";
	public static String TakeOverAll_text = "";
	public static String TakeOverAll_title = "";
	public static String Unplug_button = "";
	public static String Unplug_text = "";
	public static String Unplug_title = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.difference.gesture.messages", Messages.class);
	}

	private Messages() {
	}
}
