package org.wheelhouse.ui.definition;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Bar_Compare = "";
	public static String Bar_KeepMine = "";
	public static String Bar_TakeTheirs = "";
	public static String Compare_Mine = "";
	public static String Compare_Theirs = "";
	public static String Compare_Title = "";
	public static String Edit_Redo = "";
	public static String Edit_Undo = "";
	public static String File_Theirs = "";
	public static String Head_CancelCheck = "";
	public static String Head_CancelCheckTip = "";
	public static String Head_Check = "";
	public static String Head_CheckTip = "";
	public static String Head_File = "";
	public static String Head_Redo = "";
	public static String Head_Undo = "";
	public static String New_Action = "";
	public static String New_Asked = "";
	public static String New_Label = "";
	public static String New_LeftOut = "";
	public static String New_Made = "";
	public static String New_MadeWithout = "";
	public static String New_Title = "";
	public static String Page_Loading = "";
	public static String Page_LoadingText = "";
	public static String Page_NoComputer = "";
	public static String Page_NoComputerText = "";
	public static String Page_None = "";
	public static String Page_NoneText = "";
	public static String Page_NotReadable = "";
	public static String Save_Done = "";
	public static String Sides_Source = "";
	public static String Sides_Toggle = "";
	public static String Sides_ToggleTip = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.messages", Messages.class);
	}

	private Messages() {
	}
}
