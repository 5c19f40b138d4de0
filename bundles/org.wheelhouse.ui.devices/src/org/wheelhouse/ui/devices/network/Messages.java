package org.wheelhouse.ui.devices.network;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Announce_about;
	public static String Announce_initial;
	public static String Announce_longest;
	public static String Announce_millis;
	public static String Announce_ok;
	public static String Announce_rounds;
	public static String Announce_step;
	public static String Announce_title;
	public static String Announce_wrong;
	public static String Change_about;
	public static String Change_hub;
	public static String Change_kind;
	public static String Change_ok;
	public static String Change_replug;
	public static String Change_title;
	public static String Change_where;
	public static String Change_whereHint;
	public static String Column_addresses;
	public static String Column_cable;
	public static String Column_card;
	public static String Column_detail;
	public static String Column_mac;
	public static String Column_model;
	public static String Column_network;
	public static String Column_received;
	public static String Column_sent;
	public static String Forward_about;
	public static String Forward_bind;
	public static String Forward_bindAll;
	public static String Forward_bindLocal;
	public static String Forward_guest;
	public static String Forward_guestHint;
	public static String Forward_guestPort;
	public static String Forward_hostPort;
	public static String Forward_nextStart;
	public static String Forward_ok;
	public static String Forward_port;
	public static String Forward_protocol;
	public static String Forward_taken;
	public static String Forward_title;
	public static String Menu_announce;
	public static String Menu_change;
	public static String Menu_copyMac;
	public static String Menu_down;
	public static String Menu_forward;
	public static String Menu_noId;
	public static String Menu_noUser;
	public static String Menu_remove;
	public static String Menu_stop;
	public static String Menu_unplug;
	public static String Menu_up;
	public static String Network_anywhere;
	public static String Network_forward;
	public static String Network_forwardRow;
	public static String Network_hub;
	public static String Network_name;
	public static String Network_none;
	public static String Network_noneText;
	public static String Network_notCounted;
	public static String Network_nowhere;
	public static String Network_plug;
	public static String Network_plugged;
	public static String Network_pulled;
	public static String Network_table;
	public static String Network_traffic;
	public static String Network_unknown;
	public static String Network_unused;
	public static String Remove_about;
	public static String Remove_ok;
	public static String Remove_title;
	public static String Stop_about;
	public static String Stop_ok;
	public static String Stop_title;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.network.messages", Messages.class);
	}

	private Messages() {
	}
}
