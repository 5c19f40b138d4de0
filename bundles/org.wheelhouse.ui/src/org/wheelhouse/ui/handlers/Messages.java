package org.wheelhouse.ui.handlers;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Announce_about;
	public static String Announce_host;
	public static String Announce_hostHint;
	public static String Announce_hostWrong;
	public static String Announce_noServer;
	public static String Announce_none;
	public static String Announce_ok;
	public static String Announce_port;
	public static String Announce_portWrong;
	public static String Announce_subject;
	public static String Announce_subjectHint;
	public static String Announce_title;
	public static String Announce_tlsPort;
	public static String Attach_Address;
	public static String Attach_Button;
	public static String Attach_Examples;
	public static String Attach_GivenUp;
	public static String Attach_Title;
	public static String Attach_Trying;
	public static String Balloon_about;
	public static String Balloon_all;
	public static String Balloon_hint;
	public static String Balloon_notTold;
	public static String Balloon_ok;
	public static String Balloon_remark;
	public static String Balloon_size;
	public static String Balloon_title;
	public static String Balloon_used;
	public static String Balloon_wrong;
	public static String Confirm_Type;
	public static String Cut_Button;
	public static String Cut_SeveralText;
	public static String Cut_Text;
	public static String Cut_Title;
	public static String Detach_Button;
	public static String Detach_Label;
	public static String Detach_SeveralText;
	public static String Detach_Text;
	public static String Detach_Title;
	public static String Drop_SeveralText;
	public static String EndSource_Button;
	public static String Forget_Button;
	public static String Forget_Label;
	public static String Forget_Runs;
	public static String Forget_SeveralText;
	public static String Forget_Text;
	public static String Forget_Title;
	public static String Handler_NotConnected;
	public static String Import_Title;
	public static String Link_downAbout;
	public static String Link_downOk;
	public static String Link_downTitle;
	public static String Link_upAbout;
	public static String Link_upOk;
	public static String Link_upTitle;
	public static String Nmi_about;
	public static String Nmi_danger;
	public static String Nmi_ok;
	public static String Nmi_title;
	public static String Pause_Button;
	public static String PowerDown_Button;
	public static String Question_DoNotAsk;
	public static String Question_Serial;
	public static String Question_Several;
	public static String Question_Unplug;
	public static String Reset_Button;
	public static String Reset_Text;
	public static String Reset_Title;
	public static String Resume_Button;
	public static String Resume_Sealed;
	public static String Resume_Title;
	public static String Save_about;
	public static String Save_by;
	public static String Save_file;
	public static String Save_fileHint;
	public static String Save_fileWrong;
	public static String Save_from;
	public static String Save_fromHint;
	public static String Save_fromWrong;
	public static String Save_ofCpu;
	public static String Save_ok;
	public static String Save_physical;
	public static String Save_remark;
	public static String Save_size;
	public static String Save_sizeHint;
	public static String Save_sizeWrong;
	public static String Save_title;
	public static String Several_Done;
	public static String Several_Failed;
	public static String Several_FailedTitle;
	public static String Several_Label;
	public static String Several_Left;
	public static String Several_More;
	public static String Several_Progress;
	public static String Several_Title;
	public static String Start_Button;
	public static String Start_Done;
	public static String Start_Ended;
	public static String Start_Label;
	public static String Start_Waits;
	public static String Starting_apart;
	public static String Starting_beneath;
	public static String Starting_defined;
	public static String Starting_elsewhere;
	public static String Starting_elsewhereTitle;
	public static String Starting_logout;
	public static String Starting_logoutCommand;
	public static String Starting_logoutTitle;
	public static String Starting_newer;
	public static String Starting_on;
	public static String Starting_text;
	public static String Starting_title;
	public static String Starting_upon;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.handlers.messages", Messages.class);
	}

	private Messages() {
	}
}
