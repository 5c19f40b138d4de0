package org.wheelhouse.ui.migration.picture;

import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
final class Messages extends NLS {

	public static String Advice_unfold = "";
	public static String Column_dirty = "";
	public static String Column_down = "";
	public static String Column_number = "";
	public static String Column_start = "";
	public static String Column_took = "";
	public static String Computed_close = "";
	public static String Computed_text = "";
	public static String Down_after = "";
	public static String Down_expected = "";
	public static String Down_later = "";
	public static String Down_limit = "";
	public static String Down_notYet = "";
	public static String Down_resumed = "";
	public static String Down_stopped = "";
	public static String Down_title = "";
	public static String Down_told = "";
	public static String Ends_destination = "";
	public static String Ends_guest = "";
	public static String Ends_hasLeft = "";
	public static String Ends_here = "";
	public static String Ends_host = "";
	public static String Ends_none = "";
	public static String Ends_notYet = "";
	public static String Ends_qemu = "";
	public static String Ends_source = "";
	public static String Export_notKept = "";
	public static String Export_nothing = "";
	public static String Export_picture = "";
	public static String Export_recording = "";
	public static String Export_table = "";
	public static String Export_title = "";
	public static String Export_tried = "";
	public static String Field_bandwidth = "";
	public static String Field_bandwidthInvalid = "";
	public static String Field_bandwidthUnit = "";
	public static String Field_downtime = "";
	public static String Field_downtimeInvalid = "";
	public static String Field_downtimeUnit = "";
	public static String Field_unlimited = "";
	public static String Flow_back = "";
	public static String Flow_cancel = "";
	public static String Flow_continue = "";
	public static String Flow_dirty = "";
	public static String Flow_disks = "";
	public static String Flow_done = "";
	public static String Flow_elapsed = "";
	public static String Flow_fetched = "";
	public static String Flow_leftOf = "";
	public static String Flow_nothing = "";
	public static String Flow_pauseGuest = "";
	public static String Flow_pausePostcopy = "";
	public static String Flow_postcopy = "";
	public static String Flow_postcopyArmed = "";
	public static String Flow_recover = "";
	public static String Flow_resumeGuest = "";
	public static String Flow_sent = "";
	public static String Flow_sentTimes = "";
	public static String Flow_stopsBefore = "";
	public static String Flow_throttle = "";
	public static String Flow_throttleArmed = "";
	public static String Limits_set = "";
	public static String Limits_title = "";
	public static String Passes_title = "";
	public static String Passes_units = "";
	public static String Pilot_bandwidth = "";
	public static String Pilot_bounds = "";
	public static String Pilot_downtime = "";
	public static String Pilot_latest = "";
	public static String Pilot_off = "";
	public static String Pilot_postcopy = "";
	public static String Pilot_seconds = "";
	public static String Pilot_start = "";
	public static String Pilot_stop = "";
	public static String Pilot_throttle = "";
	public static String Pilot_title = "";
	public static String Verdict_broken = "";
	public static String Verdict_brokenDetail = "";
	public static String Verdict_cancelled = "";
	public static String Verdict_cancelling = "";
	public static String Verdict_completed = "";
	public static String Verdict_computed = "";
	public static String Verdict_copying = "";
	public static String Verdict_copyingDetail = "";
	public static String Verdict_ended = "";
	public static String Verdict_failed = "";
	public static String Verdict_failedNoWords = "";
	public static String Verdict_none = "";
	public static String Verdict_pass = "";
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
	public static String Verdict_waiting = "";
	public static String Verdict_waitingDetail = "";
	public static String WhatIf_ends = "";
	public static String WhatIf_is = "";
	public static String WhatIf_never = "";
	public static String WhatIf_unknown = "";
	public static String WhatIf_would = "";

	static {
		NLS.initializeMessages("org.wheelhouse.ui.migration.picture.messages", Messages.class);
	}

	private Messages() {
	}
}
