package org.wheelhouse.ui.devices.info;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Mouse_about;
	public static String Mouse_ok;
	public static String Mouse_title;
	public static String Page_choose;
	public static String Page_columnDetail;
	public static String Page_columnName;
	public static String Page_columnState;
	public static String Page_copy;
	public static String Page_name;
	public static String Row_absolute;
	public static String Row_auth;
	public static String Row_characterDevices;
	public static String Row_closed;
	public static String Row_commands;
	public static String Row_current;
	public static String Row_kvm;
	public static String Row_kvmAbsent;
	public static String Row_kvmPresent;
	public static String Row_mice;
	public static String Row_mouse;
	public static String Row_name;
	public static String Row_none;
	public static String Row_notUsed;
	public static String Row_off;
	public static String Row_on;
	public static String Row_open;
	public static String Row_program;
	public static String Row_relative;
	public static String Row_servers;
	public static String Row_tls;
	public static String Row_used;
	public static String Row_uuid;
	public static String Row_version;
	public static String Row_viewers;
	public static String View_refresh;
	public static String View_unknown;
	public static String View_unknownText;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.info.messages", Messages.class);
	}

	private Messages() {
	}
}
