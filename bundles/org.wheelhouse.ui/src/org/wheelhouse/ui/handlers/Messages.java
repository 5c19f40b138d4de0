package org.wheelhouse.ui.handlers;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Attach_Address = "";
	public static String Attach_Button = "";
	public static String Attach_Examples = "";
	public static String Attach_GivenUp = "";
	public static String Attach_Title = "";
	public static String Attach_Trying = "";
	public static String Confirm_Type = "";
	public static String Cut_Button = "";
	public static String Cut_SeveralText = "";
	public static String Cut_Text = "";
	public static String Cut_Title = "";
	public static String Detach_Button = "";
	public static String Detach_Label = "";
	public static String Detach_SeveralText = "";
	public static String Detach_Text = "";
	public static String Detach_Title = "";
	public static String Drop_SeveralText = "";
	public static String EndSource_Button = "";
	public static String Forget_Button = "";
	public static String Forget_Label = "";
	public static String Forget_Runs = "";
	public static String Forget_SeveralText = "";
	public static String Forget_Text = "";
	public static String Forget_Title = "";
	public static String Handler_NotConnected = "";
	public static String Import_Title = "";
	public static String Pause_Button = "";
	public static String PowerDown_Button = "";
	public static String Reset_Button = "";
	public static String Reset_SeveralText = "";
	public static String Reset_Text = "";
	public static String Reset_Title = "";
	public static String Resume_Button = "";
	public static String Resume_Sealed = "";
	public static String Resume_Title = "";
	public static String Several_Done = "";
	public static String Several_Failed = "";
	public static String Several_FailedTitle = "";
	public static String Several_Label = "";
	public static String Several_Left = "";
	public static String Several_More = "";
	public static String Several_Progress = "";
	public static String Several_Title = "";
	public static String Start_Button = "";
	public static String Start_Done = "";
	public static String Start_Ended = "";
	public static String Start_Label = "";
	public static String Start_Waits = "";
	public static String Starting_apart = "";
	public static String Starting_defined = "";
	public static String Starting_elsewhere = "";
	public static String Starting_elsewhereTitle = "";
	public static String Starting_here = "";
	public static String Starting_newer = "";
	public static String Starting_on = "";
	public static String Starting_text = "";
	public static String Starting_title = "";
	public static String Starting_upon = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.handlers.messages", Messages.class);
	}

	private Messages() {
	}
}
