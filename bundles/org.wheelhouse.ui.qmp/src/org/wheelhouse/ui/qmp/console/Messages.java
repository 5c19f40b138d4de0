package org.wheelhouse.ui.qmp.console;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Transcript_Name = "";
	public static String Prompt_Send = "";
	public static String Prompt_SendTip = "";
	public static String Prompt_Sends = "";
	public static String Prompt_Hint = "";
	public static String Prompt_HumanHint = "";
	public static String Left_Out = "";
	public static String View_Empty = "";
	public static String View_EmptyText = "";
	public static String View_Events = "";
	public static String View_EventsTip = "";
	public static String View_Gestures = "";
	public static String View_GesturesTip = "";
	public static String View_Latency = "";
	public static String View_LatencyTip = "";
	public static String View_Human = "";
	public static String View_HumanTip = "";
	public static String View_Clear = "";
	public static String View_ClearTip = "";
	public static String View_Search = "";
	public static String View_SearchTip = "";
	public static String View_Fold = "";
	public static String View_Unfold = "";
	public static String View_Save = "";
	public static String View_Replay = "";
	public static String View_Shell = "";
	public static String View_Python = "";
	public static String View_Copy = "";
	public static String View_CopyJson = "";
	public static String View_Turn = "";
	public static String View_Again = "";
	public static String View_Saving = "";
	public static String View_Reading = "";
	public static String View_Replayed = "";
	public static String View_ReplayEmpty = "";
	public static String View_SessionFiles = "";
	public static String Help_Required = "";
	public static String Help_Optional = "";
	public static String Help_Given = "";
	public static String Help_Missing = "";
	public static String Help_IsRequired = "";
	public static String Help_IsOptional = "";
	public static String Help_OneOf = "";
	public static String Help_Returns = "";
	public static String Help_Nothing = "";
	public static String Help_OutOfBand = "";
	public static String Help_Deprecated = "";
	public static String Help_Unstable = "";
	public static String View_Warning = "";
	public static String View_SendAnyway = "";

	public static String View_SaveTip = "";
	public static String View_ReplayTip = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.qmp.console.messages", Messages.class);
	}

	private Messages() {
	}
}
