package org.wheelhouse.ui.serial;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Clear_Scrollback = "";
	public static String Connecting_Title = "";
	public static String Copy = "";
	public static String Copy_Options = "";
	public static String Elsewhere_Show = "";
	public static String Elsewhere_Text = "";
	public static String Elsewhere_Title = "";
	public static String Keys_ReadOnly = "";
	public static String Keys_Guest = "";
	public static String Keys_Workbench = "";
	public static String Lost_Title = "";
	public static String None_Text = "";
	public static String None_Title = "";
	public static String Offer_Text = "";
	public static String Options = "";
	public static String Paste = "";
	public static String Reset = "";
	public static String Screen_Name = "";
	public static String Select_All = "";
	public static String State_Columns = "";
	public static String State_ColumnsTip = "";
	public static String State_Connecting = "";
	public static String State_Elsewhere = "";
	public static String State_Free = "";
	public static String State_Lost = "";
	public static String State_Missed = "";
	public static String State_None = "";
	public static String State_Open = "";
	public static String State_Received = "";
	public static String State_Taken = "";
	public static String State_Unknown = "";
	public static String Taken_Title = "";
	public static String Unknown_Text = "";
	public static String Unknown_Title = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.serial.messages", Messages.class);
	}

	private Messages() {
	}
}
