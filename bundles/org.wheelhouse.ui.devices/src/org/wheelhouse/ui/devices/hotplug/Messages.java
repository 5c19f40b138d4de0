package org.wheelhouse.ui.devices.hotplug;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({})
final class Messages extends NLS {

	public static String BackendFields_address;
	public static String BackendFields_addressHint;
	public static String BackendFields_atStart;
	public static String BackendFields_bridge;
	public static String BackendFields_bridgeHint;
	public static String BackendFields_chardev;
	public static String BackendFields_connect;
	public static String BackendFields_file;
	public static String BackendFields_forwards;
	public static String BackendFields_forwardsHint;
	public static String BackendFields_interface;
	public static String BackendFields_key;
	public static String BackendFields_listen;
	public static String BackendFields_log;
	public static String BackendFields_logHint;
	public static String BackendFields_memory;
	public static String BackendFields_none;
	public static String BackendFields_null;
	public static String BackendFields_pty;
	public static String BackendFields_qemusOwn;
	public static String BackendFields_random;
	public static String BackendFields_socket;
	public static String BackendFields_tap;
	public static String BackendFields_tapHint;
	public static String HotplugForm_add;
	public static String HotplugForm_another;
	public static String HotplugForm_default;
	public static String HotplugForm_disk;
	public static String HotplugForm_existing;
	public static String HotplugForm_file;
	public static String HotplugForm_format;
	public static String HotplugForm_fresh;
	public static String HotplugForm_id;
	public static String HotplugForm_keep;
	public static String HotplugForm_keepAs;
	public static String HotplugForm_kept;
	public static String HotplugForm_mac;
	public static String HotplugForm_more;
	public static String HotplugForm_network;
	public static String HotplugForm_noDefinition;
	public static String HotplugForm_notKept;
	public static String HotplugForm_notKnown;
	public static String HotplugForm_path;
	public static String HotplugForm_place;
	public static String HotplugForm_readOnly;
	public static String HotplugForm_size;
	public static String HotplugForm_sizeHint;
	public static String HotplugForm_summary;
	public static String HotplugForm_text;
	public static String HotplugForm_title;
	public static String HotplugForm_usbDevices;
	public static String HotplugForm_user;
	public static String MachineTarget_atStart;
	public static String MachineTarget_later;
	public static String MachineTarget_notKnown;
	public static String NetworkText_forward;
	public static String NetworkText_interface;
	public static String NetworkText_socket;
	public static String PlugDraft_choose;
	public static String PlugDraft_chooseNew;
	public static String PlugDraft_id;
	public static String PlugDraft_idTaken;
	public static String PlugDraft_key;
	public static String PlugDraft_mac;
	public static String PlugDraft_memory;
	public static String PlugDraft_missing;
	public static String PlugDraft_named;
	public static String PlugDraft_noPlace;
	public static String PlugDraft_notCreatable;
	public static String PlugDraft_path;
	public static String PlugDraft_size;
	public static String PlugDraft_there;
	public static String TemplateName_missing;
	public static String TemplateName_taken;
	public static String TemplateName_text;
	public static String TemplateName_title;
	public static String Unpluggable_bridge;
	public static String Unpluggable_fixed;
	public static String Unpluggable_noId;
	public static String Unplugging_alsoDefined;
	public static String Unplugging_text;
	public static String Unplugging_title;
	public static String Unplugging_unplug;

	static {
		NLS.initializeMessages("org.wheelhouse.ui.devices.hotplug.messages", Messages.class);
	}

	private Messages() {
	}
}
