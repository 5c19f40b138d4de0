package org.wheelhouse.ui.migration.chart;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Act_autopilot = "";
	public static String Act_other = "";
	public static String Act_person = "";
	public static String Chart_accessible = "";
	public static String Chart_at = "";
	public static String Chart_bandwidth = "";
	public static String Chart_dirty = "";
	public static String Chart_downtime = "";
	public static String Chart_expected = "";
	public static String Chart_firstPass = "";
	public static String Chart_forecast = "";
	public static String Chart_fromFor = "";
	public static String Chart_guestMemory = "";
	public static String Chart_limit = "";
	public static String Chart_multifd = "";
	public static String Chart_multifdTitle = "";
	public static String Chart_now = "";
	public static String Chart_pass = "";
	public static String Chart_phaseTip = "";
	public static String Chart_phases = "";
	public static String Chart_postcopy = "";
	public static String Chart_rates = "";
	public static String Chart_remaining = "";
	public static String Chart_remainingNow = "";
	public static String Chart_requests = "";
	public static String Chart_sent = "";
	public static String Chart_shaded = "";
	public static String Chart_standsStill = "";
	public static String Chart_stoodStill = "";
	public static String Chart_throttle = "";
	public static String Chart_throttled = "";
	public static String Chart_transferred = "";
	public static String Chart_unseen = "";
	public static String Chart_with = "";
	public static String Chart_withNever = "";
	public static String Chart_xbzrle = "";
	public static String Chart_xbzrleTitle = "";
	public static String Column_bandwidth = "";
	public static String Column_dirty = "";
	public static String Column_expected = "";
	public static String Column_multifd = "";
	public static String Column_pass = "";
	public static String Column_remaining = "";
	public static String Column_requests = "";
	public static String Column_sent = "";
	public static String Column_throttle = "";
	public static String Column_time = "";
	public static String Column_xbzrle = "";
	public static String Step_cancelling = "";
	public static String Step_done = "";
	public static String Step_paused = "";
	public static String Step_postcopy = "";
	public static String Step_setup = "";
	public static String Step_switchover = "";
	public static String Step_unseen = "";
	public static String Storage_moved = "";
	public static String Storage_of = "";
	public static String Storage_same = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.chart.messages", Messages.class);
	}

	private Messages() {
	}
}
