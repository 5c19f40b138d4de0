package org.wheelhouse.ui.migration.history;

import org.eclipse.osgi.util.NLS;

/** Texts. */
final class Messages extends NLS {

	public static String Action_compare = "";
	public static String Action_compareTip = "";
	public static String Action_copy = "";
	public static String Action_delete = "";
	public static String Action_forget = "";
	public static String Action_open = "";
	public static String Action_openTip = "";
	public static String Action_play = "";
	public static String Action_playTip = "";
	public static String Action_save = "";
	public static String Column_downtime = "";
	public static String Column_migration = "";
	public static String Column_took = "";
	public static String Compare_bandwidth = "";
	public static String Compare_capabilities = "";
	public static String Compare_channel = "";
	public static String Compare_chart = "";
	public static String Compare_downtime = "";
	public static String Compare_downtimeLimit = "";
	public static String Compare_empty = "";
	public static String Compare_emptyText = "";
	public static String Compare_figure = "";
	public static String Compare_forecast = "";
	public static String Compare_from = "";
	public static String Compare_noLimit = "";
	public static String Compare_outcome = "";
	public static String Compare_overlaid = "";
	public static String Compare_passes = "";
	public static String Compare_postcopy = "";
	public static String Compare_sent = "";
	public static String Compare_started = "";
	public static String Compare_table = "";
	public static String Compare_throttle = "";
	public static String Compare_to = "";
	public static String Compare_took = "";
	public static String Delete_question = "";
	public static String Delete_text = "";
	public static String Delete_title = "";
	public static String Delete_tried = "";
	public static String Empty_open = "";
	public static String Empty_text = "";
	public static String Empty_title = "";
	public static String Hint = "";
	public static String Job_name = "";
	public static String Job_percent = "";
	public static String Open_names = "";
	public static String Open_title = "";
	public static String Open_tried = "";
	public static String Outcome_cancelled = "";
	public static String Outcome_completed = "";
	public static String Outcome_failed = "";
	public static String Outcome_running = "";
	public static String Outcome_unknown = "";
	public static String Play_empty = "";
	public static String Play_emptyText = "";
	public static String Play_loading = "";
	public static String Play_long = "";
	public static String Play_pause = "";
	public static String Play_place = "";
	public static String Play_play = "";
	public static String Play_said = "";
	public static String Play_saidOff = "";
	public static String Play_short = "";
	public static String Play_speed = "";
	public static String Play_time = "";
	public static String Row_arrow = "";
	public static String Row_spoken = "";
	public static String Row_toFile = "";
	public static String Row_unknown = "";
	public static String Save_title = "";
	public static String Save_tried = "";
	public static String Table_name = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.history.messages", Messages.class);
	}

	private Messages() {
		// only texts
	}
}
