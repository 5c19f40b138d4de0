package org.wheelhouse.ui.machineacts;

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

	static {
		NLS.initializeMessages("org.wheelhouse.ui.machineacts.messages", Messages.class);
	}

	private Messages() {
	}
}
