package org.wheelhouse.ui.migration.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationStorage;
import org.wheelhouse.ui.migration.chart.Progress;
import org.wheelhouse.ui.migration.chart.Sight;

/**
 * A migration and both its ends, as they are shown: what is under way, what has just ended, or one of the history at a moment
 * of it. Model thread.
 *
 * @param source      where the guest comes from
 * @param destination where it goes, when it is known
 * @param sight       its course, and what is forecast
 * @param progress    how far it is
 * @param words       what each end says of a failure
 */
public record MigrationReading(MigrationEnd source, Optional<MigrationEnd> destination, Sight sight, Progress progress,
		List<Words> words) {

	/** What one end says in its own words. */
	public record Words(String machine, String text) {}

	/** Copies the words. */
	public MigrationReading {
		words = List.copyOf(words);
	}

	/** What is under way or has just ended, as the source tells it. */
	static MigrationReading live(MigrationPair pair, MigrationState state) {
		Progress progress = Progress.of(state.getStatus());
		return new MigrationReading(MigrationEnd.of(pair.source()), pair.destination().map(MigrationEnd::of),
				Sight.live(state), progress, progress == Progress.FAILED ? words(pair, state) : List.of());
	}

	/**
	 * One of the history, as it was.
	 *
	 * @param state       what the record keeps
	 * @param untilMillis since its start; {@link Sight#WHOLE} for its end
	 */
	public static MigrationReading played(MigrationRecord record, MigrationState state, long untilMillis) {
		Sight sight = Sight.played(record, state, untilMillis);
		Progress progress = sight.played() && sight.nowMillis() < sight.lastMillis()
				? Progress.of(sight.status())
				: outcome(record, state);
		boolean there = progress.hasLeft();
		var source = new MigrationEnd(record.getSourceId(), record.getSourceName(),
				there ? MachineState.SEALED : progress.underWay() ? MachineState.MIGRATING : MachineState.RUNNING,
				record.getSourceHost(), "", "");
		Optional<MigrationEnd> destination = record.getDestinationName().isEmpty()
				? Optional.empty()
				: Optional.of(new MigrationEnd(record.getDestinationId(), record.getDestinationName(),
						there
								? MachineState.RUNNING
								: progress.underWay() ? MachineState.INCOMING : MachineState.ENDED,
						record.getDestinationHost(), "", ""));
		List<Words> words = progress == Progress.FAILED && !state.getErrorText().isBlank()
				? List.of(new Words(record.getSourceName(), state.getErrorText().strip()))
				: List.of();
		return new MigrationReading(source, destination, sight, progress, words);
	}

	private static Progress outcome(MigrationRecord record, MigrationState state) {
		return switch (record.getOutcome()) {
			case COMPLETED -> Progress.COMPLETED;
			case CANCELLED -> Progress.CANCELLED;
			case FAILED -> Progress.FAILED;
			case RUNNING, UNKNOWN -> Progress.of(state.getStatus());
		};
	}

	/** The same with both ends as they are now; {@code done} says whether the guest was seen to have arrived. */
	MigrationReading with(MigrationEnd nowSource, Optional<MigrationEnd> nowDestination, boolean done) {
		return new MigrationReading(nowSource, nowDestination, done ? sight.ended() : sight,
				done ? Progress.COMPLETED : progress, words);
	}

	/** The pass under way. */
	Optional<MigrationPass> pass() {
		List<MigrationPass> passes = sight.passes();
		return passes.isEmpty() ? Optional.empty() : Optional.of(passes.getLast());
	}

	/** The disks that are copied before memory is on its way; empty when none are. */
	List<MigrationStorage> copying() {
		return progress == Progress.STARTING
				? sight.state().getStorage().stream().filter(disk -> disk.getEndedMillis() < 0).toList()
				: List.of();
	}

	/** How much of the pass is done, from 0 to 1. */
	double passDone() {
		long atStart = remainingAtStart();
		return atStart <= 0 ? 0 : Math.clamp(1 - (double) Counters.of(sight).remaining() / atStart, 0, 1);
	}

	/** What was left when the pass began. */
	long remainingAtStart() {
		return pass().map(MigrationPass::getRemainingAtStart).orElse(sight.state().getTotal());
	}

	/** Whether this machine is one of its ends. */
	boolean takesPart(Machine machine) {
		return source.id().equals(machine.getId())
				|| destination.filter(end -> end.id().equals(machine.getId())).isPresent();
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
