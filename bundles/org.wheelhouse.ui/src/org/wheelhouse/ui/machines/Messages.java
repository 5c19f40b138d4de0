package org.wheelhouse.ui.machines;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Column_Machine;
	public static String Column_State;
	public static String Counts_One;
	public static String Counts_Total;
	public static String Dropped_Left;
	public static String Empty_Attach;
	public static String Empty_Import;
	public static String Empty_New;
	public static String Empty_Text;
	public static String Empty_Title;
	public static String Filter_Help;
	public static String Filter_Hint;
	public static String Empty_Host;
	public static String Host_Asks;
	public static String Host_Connecting;
	public static String Host_Idle;
	public static String Host_Lost;
	public static String Host_Refused;
	public static String Host_Retry;
	public static String Host_Retrying;
	public static String Host_Ssh;
	public static String Found_Age;
	public static String Found_Attach;
	public static String Found_AttachNow;
	public static String Found_Belongs;
	public static String Found_CommandLine;
	public static String Found_Computer;
	public static String Found_Copy;
	public static String Found_Days;
	public static String Found_Directory;
	public static String Found_Folder;
	public static String Found_Here;
	public static String Found_Hours;
	public static String Found_Line;
	public static String Found_Minutes;
	public static String Found_Monitor;
	public static String Found_Monitors;
	public static String Found_One;
	public static String Found_OneBefore;
	public static String Found_Owner;
	public static String Found_Process;
	public static String Found_ProcessOf;
	public static String Found_Properties;
	public static String Found_Runs;
	public static String Found_Seconds;
	public static String Found_Several;
	public static String Found_SeveralBefore;
	public static String Row_LastSeen;
	public static String Row_MovedTo;
	public static String Row_Otherwise;
	public static String Row_ReadOnly;
	public static String Row_Percent;
	public static String Row_To;
	public static String Row_Waiting;
	public static String Thumbnails_None;
	public static String Thumbnails_Show;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.machines.messages", Messages.class);
	}

	private Messages() {
	}
}
