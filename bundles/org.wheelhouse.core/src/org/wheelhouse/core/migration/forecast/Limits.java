package org.wheelhouse.core.migration.forecast;

/**
 * The parameters of a migration that can be changed while it runs.
 *
 * @param maxBandwidth   bytes per second, 0 for no limit
 * @param downtimeMillis how long the guest may stand still at most
 * @param throttle       by how much auto-converge may slow the guest down at most, in percent; 0 where it is off
 */
public record Limits(long maxBandwidth, long downtimeMillis, int throttle) {

	/** The same with another bandwidth. */
	public Limits withBandwidth(long bytesPerSecond) {
		return new Limits(bytesPerSecond, downtimeMillis, throttle);
	}

	/** The same with another longest downtime. */
	public Limits withDowntime(long millis) {
		return new Limits(maxBandwidth, millis, throttle);
	}

	/** The same with another throttle. */
	public Limits withThrottle(int percent) {
		return new Limits(maxBandwidth, downtimeMillis, percent);
	}
}
