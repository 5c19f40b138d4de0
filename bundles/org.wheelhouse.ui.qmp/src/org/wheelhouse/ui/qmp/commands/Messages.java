package org.wheelhouse.ui.qmp.commands;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Count_Lacking = "";
	public static String Count_Some = "";
	public static String Count_Tip = "";
	public static String Details_Absent = "";
	public static String Details_Deprecated = "";
	public static String Details_None = "";
	public static String Details_Nothing = "";
	public static String Details_OutOfBand = "";
	public static String Details_Refused = "";
	public static String Details_Returns = "";
	public static String Details_Translated = "";
	public static String Details_Unstable = "";
	public static String Filter_Hint = "";
	public static String Menu_CopyJson = "";
	public static String Menu_CopyName = "";
	public static String Menu_CopyShorthand = "";
	public static String Menu_Write = "";
	public static String Row_Deprecated = "";
	public static String Row_Gone = "";
	public static String Table_Name = "";
	public static String Type_Enum = "";
	public static String Type_Object = "";
	public static String View_Again = "";
	public static String View_Asking = "";
	public static String View_Failed = "";
	public static String View_Lost = "";
	public static String View_LostText = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.qmp.commands.messages", Messages.class);
	}

	private Messages() {
	}
}
