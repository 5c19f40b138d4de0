package org.wheelhouse.ui.migration.picture;

/**
 * Within which the workbench may act by itself, as a person typed them.
 *
 * @param downtimeMillis the longest downtime limit that it may set
 * @param maxBandwidth   the most it may set, in bytes per second; 0 for no limit
 * @param throttle       whether it may slow the guest down
 * @param postcopy       whether it may have the guest move at once
 * @param latestMillis   by when it should be done, since the start; 0 for whenever
 */
public record AutopilotBounds(long downtimeMillis, long maxBandwidth, boolean throttle, boolean postcopy,
		long latestMillis) {}
