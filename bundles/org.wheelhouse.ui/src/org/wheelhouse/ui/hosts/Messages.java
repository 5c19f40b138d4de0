package org.wheelhouse.ui.hosts;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Add_About = "";
	public static String Add_Access = "";
	public static String Add_Add = "";
	public static String Add_AddAnyway = "";
	public static String Add_AtStart = "";
	public static String Add_Connect = "";
	public static String Add_Connecting = "";
	public static String Add_Connection = "";
	public static String Add_Hint = "";
	public static String Add_Host = "";
	public static String Add_Label = "";
	public static String Add_OnDemand = "";
	public static String Add_ReadOnly = "";
	public static String Add_Run = "";
	public static String Add_Title = "";
	public static String Edit_Save = "";
	public static String Edit_Target = "";
	public static String Edit_Title = "";
	public static String Key_About = "";
	public static String Key_Accept = "";
	public static String Key_By = "";
	public static String Key_Compare = "";
	public static String Key_Copy = "";
	public static String Key_Heading = "";
	public static String Key_KnownAs = "";
	public static String Key_NoOther = "";
	public static String Key_Paste = "";
	public static String Key_PasteHint = "";
	public static String Key_Refuse = "";
	public static String Key_Title = "";
	public static String Key_Written = "";
	public static String Menu_Connect = "";
	public static String Menu_Disconnect = "";
	public static String Menu_Edit = "";
	public static String Menu_Forget = "";
	public static String Menu_Remove = "";
	public static String Menu_Why = "";
	public static String Problem_Copy = "";
	public static String Problem_Title = "";
	public static String Problem_Words = "";
	public static String Prompt_Allow = "";
	public static String Prompt_Cancel = "";
	public static String Prompt_Code = "";
	public static String Prompt_Confirm = "";
	public static String Prompt_Connect = "";
	public static String Prompt_Keep = "";
	public static String Prompt_KeptWhere = "";
	public static String Prompt_Left = "";
	public static String Prompt_NoKeyring = "";
	public static String Prompt_NotKept = "";
	public static String Prompt_NotWanted = "";
	public static String Prompt_Over = "";
	public static String Prompt_Passphrase = "";
	public static String Prompt_Password = "";
	public static String Prompt_Pin = "";
	public static String Prompt_Title = "";
	public static String Prompt_Touch = "";
	public static String Prompt_WasWrong = "";
	public static String Remove_Button = "";
	public static String Remove_Label = "";
	public static String Remove_Text = "";
	public static String Remove_Title = "";
	public static String Route_From = "";
	public static String Route_Jump = "";
	public static String Route_Key = "";
	public static String Route_Port = "";
	public static String Route_Unknown = "";
	public static String Route_User = "";
	public static String Step_Asking = "";
	public static String Step_Found = "";
	public static String Step_FoundNone = "";
	public static String Step_FoundSome = "";
	public static String Step_In = "";
	public static String Step_Jumped = "";
	public static String Step_Looking = "";
	public static String Step_Qemu = "";
	public static String Step_Question = "";
	public static String Step_Shell = "";
	public static String Step_Ssh = "";
	public static String Step_There = "";
	public static String Step_Trying = "";
	public static String Step_Waiting = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.hosts.messages", Messages.class);
	}

	private Messages() {
	}
}
