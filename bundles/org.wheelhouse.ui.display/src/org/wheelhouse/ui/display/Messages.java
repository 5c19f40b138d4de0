package org.wheelhouse.ui.display;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Screen_Accessible = "";
	public static String Screen_AccessibleEmpty = "";
	public static String Curtain_Off = "";
	public static String Curtain_AwayText = "";
	public static String Curtain_OffText = "";
	public static String Curtain_Connecting = "";
	public static String Curtain_PasswordTitle = "";
	public static String Curtain_PasswordText = "";
	public static String Curtain_Password = "";
	public static String Curtain_Connect = "";
	public static String Curtain_Broken = "";
	public static String Curtain_GivenUp = "";
	public static String Curtain_None = "";
	public static String Curtain_PasswordRefused = "";
	public static String Curtain_Retry = "";
	public static String Curtain_Unsupported = "";
	public static String Status_ByMonitor = "";
	public static String Status_Server = "";
	public static String Status_Password = "";
	public static String Status_Servers = "";
	public static String Status_Screens = "";
	public static String Status_Rate = "";
	public static String Status_Absolute = "";
	public static String Status_Relative = "";
	public static String Status_RelativeFree = "";
	public static String Status_Caps = "";
	public static String Status_Num = "";
	public static String Status_Scroll = "";
	public static String Status_ReadOnly = "";
	public static String Status_Taken = "";
	public static String Status_Free = "";
	public static String Tools_Fit = "";
	public static String Tools_Percent = "";
	public static String Tools_ZoomTip = "";
	public static String Tools_SendKeys = "";
	public static String Tools_SendKeysTip = "";
	public static String Tools_Keys = "";
	public static String Tools_KeysTip = "";
	public static String Tools_Screenshot = "";
	public static String Tools_ScreenshotTip = "";
	public static String Tools_Save = "";
	public static String Tools_Paste = "";
	public static String Tools_PasteTip = "";
	public static String Tools_Copy = "";
	public static String Tools_FullScreen = "";
	public static String Tools_FullScreenTip = "";
	public static String Tools_Server = "";
	public static String Tools_ServerTip = "";
	public static String FullScreen_Hint = "";
	public static String FullScreen_Leave = "";
	public static String Paste_Title = "";
	public static String Paste_Long = "";
	public static String Screenshot_Title = "";
	public static String Screenshot_Saved = "";
	public static String Vnc_Title = "";
	public static String Vnc_On = "";
	public static String Vnc_Unknown = "";
	public static String Vnc_Off = "";
	public static String Vnc_New = "";
	public static String Vnc_Password = "";
	public static String Vnc_What = "";
	public static String Vnc_PasswordText = "";
	public static String Vnc_PasswordEmpty = "";
	public static String Vnc_Expiry = "";
	public static String Vnc_ExpiryText = "";
	public static String Vnc_ExpiryHint = "";
	public static String Vnc_ExpiryWrong = "";
	public static String Vnc_Address = "";
	public static String Vnc_AddressText = "";
	public static String Vnc_AddressWrong = "";
	public static String Vnc_Apply = "";
	public static String Vnc_NotConnected = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.display.messages", Messages.class);
	}

	private Messages() {
	}
}
