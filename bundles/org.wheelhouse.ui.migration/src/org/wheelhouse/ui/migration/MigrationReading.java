package org.wheelhouse.ui.migration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;

/**
 * All that the view says of a migration in words and figures, read at one moment: it outlives the machines it was read
 * from, so that a result stays on view after the source has ended.
 *
 * @param source      where the guest comes from
 * @param destination where it goes, when it is known
 * @param phase       how far it is
 * @param status      QEMU's own word
 * @param uri         the way between both ends; empty when not known
 * @param progress    the counters
 * @param limits      the two limits that may change while it runs
 * @param passes      over the guest's memory so far
 * @param words       what each end says of a failure
 */
record MigrationReading(MigrationEnd source, Optional<MigrationEnd> destination, MigrationPhase phase, String status,
		String uri, Progress progress, Limits limits, List<PassMark> passes, List<Words> words) {

	/**
	 * The counters of {@code query-migrate}.
	 *
	 * @param transferred            bytes sent
	 * @param remaining              bytes to be sent
	 * @param total                  bytes of guest memory
	 * @param pass                   number of the pass
	 * @param dirtyBytesPerSecond    as of the last pass
	 * @param bandwidth              bytes per second
	 * @param elapsedMillis          since the start; the whole time after completion
	 * @param downtimeMillis         negative before completion
	 * @param expectedDowntimeMillis negative when not known
	 * @param throttlePercent        by how much auto-converge slows the guest
	 */
	record Progress(long transferred, long remaining, long total, int pass, long dirtyBytesPerSecond, long bandwidth,
			long elapsedMillis, long downtimeMillis, long expectedDowntimeMillis, int throttlePercent) {

		static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, -1, -1, 0);
	}

	/**
	 * What a person may change while it runs.
	 *
	 * @param maxBandwidth   bytes per second, 0 is unlimited
	 * @param downtimeMillis the longest pause allowed, 0 when not known
	 */
	record Limits(long maxBandwidth, long downtimeMillis) {

		static final Limits NONE = new Limits(0, 0);
	}

	/** What one end says in its own words. */
	record Words(String machine, String text) {}

	MigrationReading {
		passes = List.copyOf(passes);
		words = List.copyOf(words);
	}

	/** Reads both machines on the model thread. */
	static MigrationReading of(MigrationPair pair) {
		MigrationEnd source = MigrationEnd.of(pair.source());
		Optional<MigrationEnd> destination = pair.destination().map(MigrationEnd::of);
		MigrationState state = pair.source().getMigration();
		// The counters of the receiving end alone would read as those of a source.
		if (state == null || state.getRole() == MigrationRole.DESTINATION) {
			return new MigrationReading(source, destination, MigrationPhase.NONE, "", "", Progress.NONE, Limits.NONE,
					List.of(),
					List.of());
		}
		MigrationPhase phase = MigrationPhase.of(state.getStatus());
		return new MigrationReading(source, destination, phase, state.getStatus(), state.getUri(), progress(state),
				new Limits(state.getMaxBandwidth(), state.getDowntimeLimitMillis()), passes(state),
				phase == MigrationPhase.FAILED ? words(pair, state) : List.of());
	}

	/** The same with the source as it is now. */
	MigrationReading withSource(MigrationEnd now) {
		return new MigrationReading(now, destination, phase, status, uri, progress, limits, passes, words);
	}

	/** The same with the destination as it is now. */
	MigrationReading withDestination(Optional<MigrationEnd> now) {
		return new MigrationReading(source, now, phase, status, uri, progress, limits, passes, words);
	}

	/** The same after QEMU has completed it, with the last counters that were seen. */
	MigrationReading completed() {
		return new MigrationReading(source, destination, MigrationPhase.COMPLETED, "completed", uri, progress, limits,
				passes,
				words);
	}

	/** How much of the pass is done, from 0 to 1. */
	double passDone() {
		long atStart = passes.isEmpty() ? progress.total() : passes.getLast().remainingAtStart();
		return atStart <= 0 ? 0 : Math.clamp(1 - (double) progress.remaining() / atStart, 0, 1);
	}

	/** Whether QEMU's expectation of the downtime means anything yet: during the first pass it only repeats the limit. */
	boolean downtimeJudged() {
		return progress.pass() > 1 && progress.expectedDowntimeMillis() >= 0;
	}

	/** Whether the guest could not be stopped for as short as the limit asks, if it were stopped now. */
	boolean aboveLimit() {
		return downtimeJudged() && progress.expectedDowntimeMillis() > limits.downtimeMillis();
	}

	/** In how many passes, up to now and without a break, the expected downtime was above the limit. */
	int passesAboveLimit() {
		return (int) passes.reversed().stream().takeWhile(pass -> pass.number() > 1
				&& pass.expectedDowntimeMillis() > limits.downtimeMillis()).count();
	}

	private static Progress progress(MigrationState state) {
		return new Progress(state.getTransferred(), state.getRemaining(), state.getTotal(),
				(int) state.getDirtySyncCount(),
				state.getDirtyPagesPerSecond() * state.getPageSize(),
				Math.round(state.getMegabitsPerSecond() * 1e6 / 8),
				state.getTotalTimeMillis(), state.getDowntimeMillis(), state.getExpectedDowntimeMillis(),
				state.getThrottlePercent());
	}

	private static List<PassMark> passes(MigrationState state) {
		return state.getPasses().stream().map(pass -> new PassMark(pass.getNumber(), pass.getStartMillis(),
				pass.getTookMillis(), pass.getRemainingAtStart(), pass.getDirtyBytesPerSecond(),
				pass.getExpectedDowntimeMillis())).toList();
	}

	private static List<Words> words(MigrationPair pair, MigrationState state) {
		Optional<Words> atSource = words(pair.source(), state.getErrorText());
		Optional<Words> atDestination = pair.destination().flatMap(machine -> {
			MigrationState incoming = machine.getMigration();
			return words(machine, incoming == null ? "" : incoming.getErrorText(), machine.getEndingText(),
					machine.getDetail());
		});
		return Stream.of(atSource, atDestination).flatMap(Optional::stream).toList();
	}

	private static Optional<Words> words(Machine machine, @Nullable String... candidates) {
		for (String candidate : candidates) {
			if (candidate != null && !candidate.isBlank()) {
				return Optional.of(new Words(machine.getName(), candidate.strip()));
			}
		}
		return Optional.empty();
	}
}
