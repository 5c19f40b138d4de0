package org.wheelhouse.ui.devices.memory;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String Balloon_moving;
	public static String Balloon_title;
	public static String Column_address;
	public static String Column_asked;
	public static String Column_backend;
	public static String Column_id;
	public static String Column_kind;
	public static String Column_maximum;
	public static String Column_size;
	public static String Column_slot;
	public static String Column_state;
	public static String Dimm_about;
	public static String Dimm_lowest;
	public static String Dimm_nextStart;
	public static String Dimm_ok;
	public static String Dimm_room;
	public static String Dimm_size;
	public static String Dimm_title;
	public static String Dimm_useful;
	public static String Dimm_wrong;
	public static String Graph_ago;
	public static String Graph_empty;
	public static String Graph_left;
	public static String Graph_now;
	public static String Graph_spoken;
	public static String Graph_used;
	public static String Guest_ask;
	public static String Guest_old;
	public static String Guest_silent;
	public static String Guest_statistic;
	public static String Guest_statistics;
	public static String Guest_tells;
	public static String Guest_value;
	public static String Memory_asked;
	public static String Memory_base;
	public static String Memory_define;
	public static String Memory_free;
	public static String Memory_inSlot;
	public static String Memory_leaving;
	public static String Memory_name;
	public static String Memory_noDefinition;
	public static String Memory_noDefinitionAdvice;
	public static String Memory_noId;
	public static String Memory_of;
	public static String Memory_picture;
	public static String Memory_plain;
	public static String Memory_plug;
	public static String Memory_refused;
	public static String Memory_slot;
	public static String Memory_slots;
	public static String Memory_spoken;
	public static String Memory_table;
	public static String Memory_tip;
	public static String Memory_unknown;
	public static String Menu_askAgain;
	public static String Menu_cannot;
	public static String Menu_noId;
	public static String Menu_plug;
	public static String Menu_unplug;
	public static String Resize_remark;
	public static String Resize_title;
	public static String Size_hint;
	public static String Size_set;
	public static String Size_wrong;
	public static String Slider_floor;
	public static String Slider_now;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.memory.messages", Messages.class);
	}

	private Messages() {
	}
}
