package org.wheelhouse.ui.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Acceleration_About = "";
	public static String Acceleration_Accelerator = "";
	public static String Acceleration_Again = "";
	public static String Acceleration_Caption = "";
	public static String Acceleration_Kvm = "";
	public static String Acceleration_KvmCost = "";
	public static String Acceleration_Measured = "";
	public static String Acceleration_MeasuredCost = "";
	public static String Acceleration_Measuring = "";
	public static String Acceleration_Tcg = "";
	public static String Acceleration_TcgCost = "";
	public static String Acceleration_Tried = "";
	public static String Acceleration_Used = "";
	public static String Acceleration_Verdict = "";
	public static String Acceleration_When = "";
	public static String Appearance_About = "";
	public static String Appearance_Dark = "";
	public static String Appearance_Desktop = "";
	public static String Appearance_Light = "";
	public static String Browse = "";
	public static String Closing_About = "";
	public static String Closing_Ask = "";
	public static String Closing_Cut = "";
	public static String Closing_Leave = "";
	public static String Closing_PowerDown = "";
	public static String Computer_Keep = "";
	public static String Computer_Label = "";
	public static String Computer_None = "";
	public static String Confirmations_About = "";
	public static String Confirmations_Always = "";
	public static String Folders_About = "";
	public static String Folders_Images = "";
	public static String Folders_Machines = "";
	public static String Folders_Wrong = "";
	public static String Overview_About = "";
	public static String Overview_Acceleration = "";
	public static String Overview_Appearance = "";
	public static String Overview_Closing = "";
	public static String Overview_ColorsAndFonts = "";
	public static String Overview_Confirmations = "";
	public static String Overview_Folders = "";
	public static String Overview_GeneralAbout = "";
	public static String Overview_Keys = "";
	public static String Overview_Qemu = "";
	public static String Overview_Secrets = "";
	public static String Qemu_About = "";
	public static String Qemu_Accelerator = "";
	public static String Qemu_Add = "";
	public static String Qemu_AddTitle = "";
	public static String Qemu_Again = "";
	public static String Qemu_Asking = "";
	public static String Qemu_Binary = "";
	public static String Qemu_Caption = "";
	public static String Qemu_Found = "";
	public static String Qemu_Known = "";
	public static String Qemu_NotAsked = "";
	public static String Qemu_Remove = "";
	public static String Qemu_SearchPath = "";
	public static String Qemu_Target = "";
	public static String Qemu_Tried = "";
	public static String Qemu_Version = "";
	public static String Qemu_WrongPath = "";
	public static String Secrets_About = "";
	public static String Secrets_Ask = "";
	public static String Secrets_Caption = "";
	public static String Secrets_For = "";
	public static String Secrets_Id = "";
	public static String Secrets_Keep = "";
	public static String Secrets_Keyring = "";
	public static String Secrets_Looking = "";
	public static String Secrets_Machine = "";
	public static String Secrets_NoKeyring = "";
	public static String Secrets_Remove = "";
	public static String Secrets_RemoveAll = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.preferences.messages", Messages.class);
	}

	private Messages() {
	}
}
