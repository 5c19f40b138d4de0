package org.wheelhouse.ui.devices.usb;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Attach_about;
	public static String Attach_keep;
	public static String Attach_kept;
	public static String Attach_kind;
	public static String Attach_noPlace;
	public static String Attach_ok;
	public static String Attach_once;
	public static String Attach_once_remark;
	public static String Attach_place;
	public static String Attach_port;
	public static String Attach_stays;
	public static String Attach_title;
	public static String Attach_unknown;
	public static String Attach_way;
	public static String Column_device;
	public static String Column_ids;
	public static String Column_kind;
	public static String Column_port;
	public static String Column_speed;
	public static String Column_state;
	public static String Page_attach;
	public static String Page_cannot;
	public static String Page_choose;
	public static String Page_copy;
	public static String Page_detach;
	public static String Page_empty;
	public static String Page_filter;
	public static String Page_hint;
	public static String Page_looking;
	public static String Page_noId;
	public static String Page_none;
	public static String Page_rule;
	public static String State_as;
	public static String State_attached;
	public static String State_awaited;
	public static String State_free;
	public static String State_noRight;
	public static String State_otherMachine;
	public static String State_waiting;
	public static String Table_name;
	public static String Tip_device;
	public static String Tip_rule;
	public static String Tip_serial;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.usb.messages", Messages.class);
	}

	private Messages() {
	}
}
