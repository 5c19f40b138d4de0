package org.wheelhouse.ui.events;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Action_Chatter = "";
	public static String Action_Copy = "";
	public static String Action_Copy_Json = "";
	public static String Action_Earlier = "";
	public static String Action_Errors = "";
	public static String Action_Export = "";
	public static String Action_Like_This = "";
	public static String Action_Pin = "";
	public static String Column_Time = "";
	public static String Column_Machine = "";
	public static String Column_Event = "";
	public static String Column_What = "";
	public static String Damaged = "";
	public static String Dropped = "";
	public static String Empty_Title = "";
	public static String Empty_Text = "";
	public static String Export_Csv = "";
	public static String Export_Json = "";
	public static String Export_Title = "";
	public static String Export_Tried = "";
	public static String Filter_Count = "";
	public static String Filter_Message = "";
	public static String Filter_Tip = "";
	public static String NoMatch_Title = "";
	public static String NoMatch_Text = "";
	public static String Only_Selected = "";
	public static String Outcome_Earlier = "";
	public static String Outcome_Stale = "";
	public static String Time_Earlier = "";
	public static String Time_Now = "";
	public static String Topic_Balloon = "";
	public static String Topic_Block = "";
	public static String Topic_Cpu = "";
	public static String Topic_Migration = "";
	public static String Topic_Network = "";
	public static String Topic_Pci = "";
	public static String Topic_Status = "";
	public static String Topic_Topology = "";
	public static String Topic_Vnc = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.events.messages", Messages.class);
	}

	private Messages() {
	}
}
