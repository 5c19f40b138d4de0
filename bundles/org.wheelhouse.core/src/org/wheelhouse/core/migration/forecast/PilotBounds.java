package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;

/**
 * Within which the workbench may act by itself on a migration.
 *
 * @param downtimeMillis the longest downtime limit that it may set
 * @param maxBandwidth   the most it may set, in bytes per second; 0 for no limit
 * @param throttle       whether it may slow the guest down
 * @param postcopy       whether it may have the guest move before its memory
 * @param latestMillis   by when it should be done, since the start of the migration; 0 for whenever
 */
public record PilotBounds(long downtimeMillis, long maxBandwidth, boolean throttle, boolean postcopy,
		long latestMillis) {

	/** The same in a few words. */
	public String text() {
		var words = new ArrayList<String>();
		words.add("downtime up to " + Words.pause(downtimeMillis));
		words.add(maxBandwidth == 0 ? "any bandwidth" : "bandwidth up to " + Words.rate(maxBandwidth));
		if (throttle) {
			words.add("may throttle");
		}
		if (postcopy) {
			words.add("may go to post-copy");
		}
		if (latestMillis > 0) {
			words.add("done by " + Words.duration(latestMillis));
		}
		return String.join(", ", words);
	}
}
