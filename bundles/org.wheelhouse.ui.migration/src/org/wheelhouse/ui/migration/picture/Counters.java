package org.wheelhouse.ui.migration.picture;

import java.util.Optional;

import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.migration.chart.Sight;

/**
 * The counters of {@code query-migrate} at the moment that is looked at.
 *
 * @param transferred            bytes sent
 * @param remaining              bytes to be sent
 * @param total                  bytes of guest memory
 * @param pass                   number of the pass
 * @param dirtyBytesPerSecond    as of the last pass; negative when not known
 * @param bandwidth              bytes per second; negative when not known
 * @param elapsedMillis          since the start; the whole time after completion
 * @param expectedDowntimeMillis negative when not known
 * @param throttlePercent        by how much auto-converge slows the guest
 */
record Counters(long transferred, long remaining, long total, int pass, long dirtyBytesPerSecond, long bandwidth,
		long elapsedMillis, long expectedDowntimeMillis, int throttlePercent) {

	static Counters of(Sight sight) {
		MigrationState state = sight.state();
		Optional<MigrationSample> newest = sight.newest();
		if (newest.isEmpty()) {
			return new Counters(state.getTransferred(), state.getRemaining(), state.getTotal(),
					(int) state.getDirtySyncCount(), state.getDirtyPagesPerSecond() * state.getPageSize(),
					Math.round(state.getMegabitsPerSecond() * 1e6 / 8), state.getTotalTimeMillis(),
					state.getExpectedDowntimeMillis(), state.getThrottlePercent());
		}
		MigrationSample sample = newest.get();
		long elapsed = sight.played() ? sight.nowMillis() : Math.max(sample.getAtMillis(), state.getTotalTimeMillis());
		return new Counters(sample.getTransferred(), sample.getRemaining(), state.getTotal(),
				(int) sample.getDirtySyncCount(), sample.getDirtyBytesPerSecond(), sample.getBytesPerSecond(), elapsed,
				sample.getExpectedDowntimeMillis(), sample.getThrottlePercent());
	}

	/** Whether QEMU's expectation of the downtime means anything yet: during the first pass it only repeats the limit. */
	boolean downtimeJudged() {
		return pass > 1 && expectedDowntimeMillis >= 0;
	}
}
