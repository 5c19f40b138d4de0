package org.wheelhouse.core.state;

import java.util.List;

import org.wheelhouse.model.live.MigrationRole;

/**
 * A live migration: {@code query-migrate} and {@code query-migrate-parameters}.
 *
 * @param role                   which end this machine is
 * @param status                 QEMU's word; empty before the first
 * @param errorText              why it failed; empty when QEMU does not say
 * @param memory                 how far it is
 * @param totalTimeMillis        since its start
 * @param setupTimeMillis        before the first byte
 * @param downtimeMillis         negative before completion
 * @param expectedDowntimeMillis negative when not known
 * @param throttlePercent        by how much the guest's CPUs are slowed down
 * @param maxBandwidth           bytes per second, 0 is unlimited
 * @param downtimeLimitMillis    the longest pause allowed
 * @param uri                    where to
 * @param passes                 over the guest's memory so far
 * @param xbzrleMissRate         of 1; negative without xbzrle
 * @param capabilities           those that are on, in QEMU's words, sorted; empty when not known
 * @param course                 how it went from its start on
 * @param disks                  that go along
 */
public record MigrationProgress(MigrationRole role, String status, String errorText, Memory memory,
		long totalTimeMillis,
		long setupTimeMillis, long downtimeMillis, long expectedDowntimeMillis, int throttlePercent, long maxBandwidth,
		long downtimeLimitMillis, String uri, List<PassMark> passes, double xbzrleMissRate, List<String> capabilities,
		MigrationCourse course, List<MigratedDisk> disks) {

	public MigrationProgress {
		passes = List.copyOf(passes);
		capabilities = List.copyOf(capabilities);
		disks = List.copyOf(disks);
	}

	/** One with which no disk goes along. */
	public MigrationProgress(MigrationRole role, String status, String errorText, Memory memory, long totalTimeMillis,
			long setupTimeMillis, long downtimeMillis, long expectedDowntimeMillis, int throttlePercent,
			long maxBandwidth, long downtimeLimitMillis, String uri, List<PassMark> passes, double xbzrleMissRate,
			List<String> capabilities, MigrationCourse course) {
		this(role, status, errorText, memory, totalTimeMillis, setupTimeMillis, downtimeMillis, expectedDowntimeMillis,
				throttlePercent, maxBandwidth, downtimeLimitMillis, uri, passes, xbzrleMissRate, capabilities, course,
				List.of());
	}

	/** One of whose course nothing is known. */
	public MigrationProgress(MigrationRole role, String status, String errorText, Memory memory, long totalTimeMillis,
			long setupTimeMillis, long downtimeMillis, long expectedDowntimeMillis, int throttlePercent,
			long maxBandwidth, long downtimeLimitMillis, String uri, List<PassMark> passes) {
		this(role, status, errorText, memory, totalTimeMillis, setupTimeMillis, downtimeMillis, expectedDowntimeMillis,
				throttlePercent, maxBandwidth, downtimeLimitMillis, uri, passes, -1, List.of(), MigrationCourse.NONE);
	}

	/** QEMU's counters of the guest's memory, in bytes where not said otherwise. */
	public record Memory(long transferred, long remaining, long total, long duplicatePages, long normalPages,
			long normalBytes, long dirtyPagesPerSecond, long dirtySyncCount, long pageSize, long pagesPerSecond,
			double megabitsPerSecond, long postcopyRequests, long multifdBytes, long precopyBytes, long downtimeBytes,
			long postcopyBytes) {

		/** Nothing was sent. */
		public static final Memory NONE = new Memory(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

		/** Bytes that the guest dirties per second. */
		public long dirtyBytesPerSecond() {
			return dirtyPagesPerSecond * pageSize;
		}
	}

	/** Whether memory is on its way, or about to be. */
	public boolean active() {
		return isActive(status);
	}

	/** Whether this word of {@code query-migrate} means that memory is on its way, or about to be. */
	public static boolean isActive(String status) {
		return switch (status) {
			case "setup", "active", "pre-switchover", "device", "postcopy-active", "postcopy-paused",
					"postcopy-recover",
					"postcopy-recover-setup", "cancelling", "wait-unplug" ->
				true;
			default -> false;
		};
	}
}
