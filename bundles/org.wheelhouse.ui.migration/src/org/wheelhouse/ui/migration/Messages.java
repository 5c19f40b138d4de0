package org.wheelhouse.ui.migration;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Cancel_button = "";
	public static String Cancel_notConnected = "";
	public static String Cancel_several = "";
	public static String Chart_accessible = "";
	public static String Chart_bandwidth = "";
	public static String Chart_dirty = "";
	public static String Chart_downtime = "";
	public static String Chart_expected = "";
	public static String Chart_firstPass = "";
	public static String Chart_guestMemory = "";
	public static String Chart_limit = "";
	public static String Chart_now = "";
	public static String Chart_pass = "";
	public static String Chart_phases = "";
	public static String Chart_rates = "";
	public static String Chart_remaining = "";
	public static String Chart_remainingNow = "";
	public static String Chart_sent = "";
	public static String Chart_transferred = "";
	public static String Column_bandwidth = "";
	public static String Column_dirty = "";
	public static String Column_down = "";
	public static String Column_expected = "";
	public static String Column_number = "";
	public static String Column_pass = "";
	public static String Column_remaining = "";
	public static String Column_sent = "";
	public static String Column_start = "";
	public static String Column_time = "";
	public static String Column_took = "";
	public static String Dialog_about = "";
	public static String Dialog_asking = "";
	public static String Dialog_commandLine = "";
	public static String Dialog_endSource = "";
	public static String Dialog_start = "";
	public static String Dialog_title = "";
	public static String Ends_destination = "";
	public static String Ends_guest = "";
	public static String Ends_hasLeft = "";
	public static String Ends_here = "";
	public static String Ends_host = "";
	public static String Ends_none = "";
	public static String Ends_notYet = "";
	public static String Ends_qemu = "";
	public static String Ends_source = "";
	public static String Field_bandwidth = "";
	public static String Field_bandwidthInvalid = "";
	public static String Field_bandwidthUnit = "";
	public static String Field_default = "";
	public static String Field_downtime = "";
	public static String Field_downtimeInvalid = "";
	public static String Field_downtimeUnit = "";
	public static String Flow_back = "";
	public static String Flow_cancel = "";
	public static String Flow_dirty = "";
	public static String Flow_done = "";
	public static String Flow_elapsed = "";
	public static String Flow_left = "";
	public static String Flow_leftOf = "";
	public static String Flow_nothing = "";
	public static String Flow_sent = "";
	public static String Flow_sentTimes = "";
	public static String Flow_throttle = "";
	public static String Handler_show = "";
	public static String Limits_set = "";
	public static String Limits_title = "";
	public static String Passes_title = "";
	public static String Passes_units = "";
	public static String Ready_asking = "";
	public static String Ready_incoming = "";
	public static String Ready_losesPages = "";
	public static String Ready_migrating = "";
	public static String Ready_paused = "";
	public static String Ready_running = "";
	public static String Ready_sealed = "";
	public static String Ready_state = "";
	public static String Verdict_above = "";
	public static String Verdict_cancelled = "";
	public static String Verdict_cancelling = "";
	public static String Verdict_completed = "";
	public static String Verdict_ended = "";
	public static String Verdict_expected = "";
	public static String Verdict_failed = "";
	public static String Verdict_failedNoWords = "";
	public static String Verdict_firstPass = "";
	public static String Verdict_none = "";
	public static String Verdict_pass = "";
	public static String Verdict_postcopy = "";
	public static String Verdict_result = "";
	public static String Verdict_runsOn = "";
	public static String Verdict_sealed = "";
	public static String Verdict_sourceEnded = "";
	public static String Verdict_sourceSilent = "";
	public static String Verdict_starting = "";
	public static String Verdict_startingDetail = "";
	public static String Verdict_staysAtSource = "";
	public static String Verdict_switching = "";
	public static String Verdict_switchingDetail = "";
	public static String View_back = "";
	public static String View_empty = "";
	public static String View_emptyText = "";
	public static String View_migrate = "";
	public static String View_table = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.messages", Messages.class);
	}

	private Messages() {
	}
}
