package org.wheelhouse.ui.migration;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Arm_autoConverge = "";
	public static String Arm_pause = "";
	public static String Arm_postcopy = "";
	public static String Arm_xbzrle = "";
	public static String Cancel_button = "";
	public static String Cancel_notConnected = "";
	public static String Cancel_several = "";
	public static String Channel_port = "";
	public static String Channel_ssh = "";
	public static String Channel_unix = "";
	public static String Continue_about = "";
	public static String Continue_file = "";
	public static String Continue_hint = "";
	public static String Continue_none = "";
	public static String Continue_on = "";
	public static String Continue_start = "";
	public static String Continue_title = "";
	public static String Dialog_about = "";
	public static String Dialog_asking = "";
	public static String Dialog_commandLine = "";
	public static String Dialog_endSource = "";
	public static String Dialog_start = "";
	public static String Dialog_title = "";
	public static String Encryption_certificates = "";
	public static String Encryption_key = "";
	public static String Encryption_none = "";
	public static String Field_address = "";
	public static String Field_channel = "";
	public static String Field_connections = "";
	public static String Field_default = "";
	public static String Field_destinationFolder = "";
	public static String Field_encryption = "";
	public static String Field_file = "";
	public static String Field_hostName = "";
	public static String Field_port = "";
	public static String Field_sourceFolder = "";
	public static String Field_to = "";
	public static String Handler_show = "";
	public static String Hint_address = "";
	public static String Hint_connections = "";
	public static String Hint_destinationFolder = "";
	public static String Hint_file = "";
	public static String Hint_hostName = "";
	public static String Hint_port = "";
	public static String Hint_sourceFolder = "";
	public static String Postcopy_button = "";
	public static String Postcopy_risk = "";
	public static String Ready_asking = "";
	public static String Ready_incoming = "";
	public static String Ready_losesPages = "";
	public static String Ready_migrating = "";
	public static String Ready_paused = "";
	public static String Ready_running = "";
	public static String Ready_sealed = "";
	public static String Ready_state = "";
	public static String To_file = "";
	public static String To_here = "";
	public static String To_host = "";
	public static String To_waiting = "";
	public static String Several_about = "";
	public static String Several_atOnce = "";
	public static String Several_awayTitle = "";
	public static String Several_endSource = "";
	public static String Several_goes = "";
	public static String Several_here = "";
	public static String Several_label = "";
	public static String Several_locked = "";
	public static String Several_machines = "";
	public static String Several_none = "";
	public static String Several_nowhere = "";
	public static String Several_stays = "";
	public static String Several_title = "";
	public static String Several_to = "";
	public static String View_back = "";
	public static String View_empty = "";
	public static String View_emptyText = "";
	public static String View_export = "";
	public static String View_migrate = "";
	public static String View_table = "";
	public static String Wrong_address = "";
	public static String Wrong_connections = "";
	public static String Wrong_file = "";
	public static String Wrong_folder = "";
	public static String Wrong_hostName = "";
	public static String Wrong_port = "";
	public static String Checks_caption = "";
	public static String Checks_stop = "";
	public static String Field_diskFolder = "";
	public static String Field_diskSpeed = "";
	public static String Field_disks = "";
	public static String Hint_diskFolder = "";
	public static String Wrong_diskFolder = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.messages", Messages.class);
	}

	private Messages() {
	}
}
