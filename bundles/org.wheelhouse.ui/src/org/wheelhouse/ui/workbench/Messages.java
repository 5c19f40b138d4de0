package org.wheelhouse.ui.workbench;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Arguments_LaunchWhat = "";
	public static String Arguments_Missing = "";
	public static String Closing_Cancel = "";
	public static String Closing_Cut = "";
	public static String Closing_Command = "";
	public static String Closing_Leave = "";
	public static String Closing_PowerDown = "";
	public static String Closing_Remember = "";
	public static String Closing_Text = "";
	public static String Closing_Title = "";
	public static String Counts_Lost = "";
	public static String Counts_Machines = "";
	public static String Counts_Migrating = "";
	public static String Counts_One = "";
	public static String Counts_Running = "";
	public static String Services_NoFactory = "";
	public static String Start_Attach = "";
	public static String Start_Define = "";
	public static String Start_Launch = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.workbench.messages", Messages.class);
	}

	private Messages() {
	}
}
