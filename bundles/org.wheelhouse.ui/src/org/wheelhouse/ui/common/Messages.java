package org.wheelhouse.ui.common;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String State_Defined = "";
	public static String State_Connecting = "";
	public static String State_Running = "";
	public static String State_Paused = "";
	public static String State_Migrating = "";
	public static String State_Incoming = "";
	public static String State_Sealed = "";
	public static String State_Failed = "";
	public static String State_Shutdown = "";
	public static String State_Unresponsive = "";
	public static String State_Lost = "";
	public static String State_Ended = "";
	public static String MachineLine_pinned = "";
	public static String MachineNames_process = "";
	public static String MachineView_NoMachine = "";
	public static String MachineView_NoMachineText = "";
	public static String MachineView_Pin = "";
	public static String MachineView_ToolTip = "";
	public static String Failure_Title = "";
	public static String Failure_Sent = "";
	public static String Failure_Words = "";
	public static String Failure_Undone = "";
	public static String Failure_Advice = "";
	public static String Failure_Copy = "";
	public static String Operation_Running = "";
	public static String Operation_Done = "";
	public static String Operation_Failed = "";
	public static String PlanText_copy = "";
	public static String PlanText_nothing = "";
	public static String PlanText_title = "";
	public static String Preview_sends = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.common.messages", Messages.class);
	}

	private Messages() {
	}
}
