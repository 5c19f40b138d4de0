package org.wheelhouse.ui.qmp.qom;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Address_Hint = "";
	public static String Address_Tip = "";
	public static String Details_Choices = "";
	public static String Details_Keys = "";
	public static String Details_KeysWrong = "";
	public static String Details_Sends = "";
	public static String Filter_Count = "";
	public static String Filter_Hint = "";
	public static String Menu_CopyGet = "";
	public static String Menu_CopyList = "";
	public static String Menu_CopyName = "";
	public static String Menu_CopyPath = "";
	public static String Menu_CopyValue = "";
	public static String Menu_Edit = "";
	public static String Menu_Follow = "";
	public static String Menu_Refresh = "";
	public static String Menu_Set = "";
	public static String Properties_Name = "";
	public static String Properties_Property = "";
	public static String Properties_Type = "";
	public static String Properties_Value = "";
	public static String Tip_Default = "";
	public static String Tip_Refused = "";
	public static String Tree_Name = "";
	public static String Tree_Reading = "";
	public static String View_Lost = "";
	public static String View_LostText = "";
	public static String View_Refresh = "";

	public static String View_Warning = "";
	public static String View_SetAnyway = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.qmp.qom.messages", Messages.class);
	}

	private Messages() {
	}
}
