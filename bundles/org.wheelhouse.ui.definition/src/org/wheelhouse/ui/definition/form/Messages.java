package org.wheelhouse.ui.definition.form;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Add_Needed = "";
	public static String Field_Browse = "";
	public static String Field_Default = "";
	public static String Field_IsDefault = "";
	public static String Field_NotSet = "";
	public static String Form_Changing = "";
	public static String Form_Counts = "";
	public static String Form_NotSaved = "";
	public static String Form_Unreadable = "";
	public static String Forwards_GuestAddress = "";
	public static String Forwards_GuestPort = "";
	public static String Forwards_HostAddress = "";
	public static String Forwards_HostPort = "";
	public static String Forwards_Protocol = "";
	public static String Image_File = "";
	public static String Image_Folder = "";
	public static String NewImage_File = "";
	public static String NewImage_Make = "";
	public static String NewImage_NoFile = "";
	public static String NewImage_NoSize = "";
	public static String NewImage_Title = "";
	public static String Overlay_File = "";
	public static String Overlay_Make = "";
	public static String Overlay_NotTaken = "";
	public static String Overlay_Option = "";
	public static String Overlay_Taking = "";
	public static String Overlay_Title = "";
	public static String Overlay_Unreadable = "";
	public static String Properties_Choices = "";
	public static String Properties_Default = "";
	public static String Properties_Filter = "";
	public static String Properties_Name = "";
	public static String Properties_Value = "";
	public static String Section_Add = "";
	public static String Section_AddNow = "";
	public static String Section_Empty = "";
	public static String Section_Fewer = "";
	public static String Section_More = "";
	public static String Section_NewImage = "";
	public static String Section_Overlay = "";
	public static String Section_Remove = "";
	public static String Section_Removing = "";
	public static String Sections_Name = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.definition.form.messages", Messages.class);
	}

	private Messages() {
	}
}
