package org.wheelhouse.core.state;

/**
 * One pass over the guest's memory during a migration.
 *
 * @param number                 QEMU's dirty-sync-count
 * @param startMillis            when it began, since the migration's start
 * @param tookMillis             how long it has taken so far
 * @param remainingAtStart       bytes to be sent when it began
 * @param dirtyBytesPerSecond    as known in it; negative when not known
 * @param expectedDowntimeMillis as known in it; negative when not known
 */
public record PassMark(int number, long startMillis, long tookMillis, long remainingAtStart, long dirtyBytesPerSecond,
		long expectedDowntimeMillis) {}
