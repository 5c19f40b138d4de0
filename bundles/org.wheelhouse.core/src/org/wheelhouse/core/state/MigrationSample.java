package org.wheelhouse.core.state;

/**
 * How a migration was at one moment: one answer to {@code query-migrate}, in bytes where not said otherwise.
 *
 * @param atMillis               since the start of the migration
 * @param status                 QEMU's word
 * @param gap                    whether samples before this one are missing, because nobody was there to take them
 * @param transferred            sent so far
 * @param remaining              to be sent
 * @param dirtyBytesPerSecond    what QEMU says of the pass before; negative when not known
 * @param dirtySyncCount         the number of the pass
 * @param bytesPerSecond         {@code mbps}; negative when not known
 * @param expectedDowntimeMillis negative when not known
 * @param throttlePercent        by how much the guest's CPUs are slowed down
 * @param postcopyRequests       pages that the destination asked for
 * @param multifdBytes           sent by multifd
 * @param xbzrleMissRate         of 1; negative without xbzrle
 * @param maxBandwidth           a second, 0 is unlimited; negative when not known
 * @param downtimeLimitMillis    negative when not known
 * @param rewrittenPerSecond     what the guest writes to in one second, each page once, as {@code calc-dirty-rate} measured it
 *                               last; negative when not known
 * @param rewrittenInTwoSeconds  the same of two seconds: no more than of one where that is all the memory that it uses
 */
public record MigrationSample(long atMillis, String status, boolean gap, long transferred, long remaining,
		long dirtyBytesPerSecond, long dirtySyncCount, long bytesPerSecond, long expectedDowntimeMillis,
		int throttlePercent, long postcopyRequests, long multifdBytes, double xbzrleMissRate, long maxBandwidth,
		long downtimeLimitMillis, long rewrittenPerSecond, long rewrittenInTwoSeconds) {

	/** The same, after a time in which nobody was there. */
	public MigrationSample afterGap() {
		return new MigrationSample(atMillis, status, true, transferred, remaining, dirtyBytesPerSecond, dirtySyncCount,
				bytesPerSecond, expectedDowntimeMillis, throttlePercent, postcopyRequests, multifdBytes, xbzrleMissRate,
				maxBandwidth, downtimeLimitMillis, rewrittenPerSecond, rewrittenInTwoSeconds);
	}
}
