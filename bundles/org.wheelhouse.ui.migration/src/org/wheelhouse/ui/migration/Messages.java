package org.wheelhouse.ui.migration;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Cancel_button = "";
	public static String Cancel_notConnected = "";
	public static String Cancel_several = "";
	public static String Dialog_about = "";
	public static String Dialog_asking = "";
	public static String Dialog_commandLine = "";
	public static String Dialog_endSource = "";
	public static String Dialog_start = "";
	public static String Dialog_title = "";
	public static String Field_default = "";
	public static String Handler_show = "";
	public static String Ready_asking = "";
	public static String Ready_incoming = "";
	public static String Ready_losesPages = "";
	public static String Ready_migrating = "";
	public static String Ready_paused = "";
	public static String Ready_running = "";
	public static String Ready_sealed = "";
	public static String Ready_state = "";
	public static String View_back = "";
	public static String View_empty = "";
	public static String View_emptyText = "";
	public static String View_export = "";
	public static String View_migrate = "";
	public static String View_table = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.messages", Messages.class);
	}

	private Messages() {
	}
}
