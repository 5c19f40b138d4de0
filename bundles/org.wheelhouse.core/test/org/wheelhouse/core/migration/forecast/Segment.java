package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.model.live.MigrationVerdict;

/**
 * A stretch of a recording in which nobody changed a setting.
 *
 * @param from  since the start of the migration, in milliseconds
 * @param until the same
 */
record Segment(Recording recording, long from, long until) {

	/** The first sample after a change of dirty-sync-count may be stale. */
	private static final long SETTLED_MILLIS = 500;
	private static final int MORE_PASSES = 3;

	static List<Segment> of(Recording recording) {
		var segments = new ArrayList<Segment>();
		var from = 0L;
		for (var change : recording.changes()) {
			segments.add(new Segment(recording, from, change));
			from = change;
		}
		segments.add(new Segment(recording, from, Long.MAX_VALUE));
		return segments;
	}

	/** What was known while it lasted. */
	List<Observed> moments() {
		return recording.moments().stream().filter(seen -> at(seen) >= from && at(seen) < until).toList();
	}

	static long at(Observed seen) {
		return seen.last().atMillis();
	}

	boolean completed() {
		return recording.doneAt() >= from && recording.doneAt() <= until && moments().stream()
				.noneMatch(seen -> seen.last().status().startsWith("postcopy"));
	}

	/** When dirty-sync-count was seen to change. */
	List<Long> checks() {
		var checks = new ArrayList<Long>();
		var all = moments();
		for (var i = 1; i < all.size(); i++) {
			if (all.get(i - 1).last().dirtySyncCount() > 0
					&& all.get(i).last().dirtySyncCount() != all.get(i - 1).last().dirtySyncCount()) {
				checks.add(at(all.get(i)));
			}
		}
		return checks;
	}

	/** Empty where it was not long enough to tell, or QEMU changes the guest's speed by itself. */
	Optional<MigrationVerdict> truth() {
		if (throttlesItself()) {
			return Optional.empty();
		}
		if (completed()) {
			return Optional.of(MigrationVerdict.CONVERGES);
		}
		return checks().size() > (from == 0 ? MORE_PASSES : MORE_PASSES - 1)
				? Optional.of(MigrationVerdict.DOES_NOT_CONVERGE)
				: Optional.empty();
	}

	boolean throttlesItself() {
		return recording.moments().getFirst().capabilities().contains("auto-converge");
	}

	/** Those at which the verdict is scored. */
	List<Observed> judged() {
		var checks = checks();
		return checks.isEmpty()
				? List.of()
				: moments().stream().filter(seen -> at(seen) >= checks.getFirst() + SETTLED_MILLIS).toList();
	}

	/** Whether a whole pass was seen by then that counts all that the guest writes: the first one does not. */
	boolean isTold(Observed seen) {
		var checks = checks();
		return checks.size() > 1 && at(seen) >= checks.get(1) + SETTLED_MILLIS;
	}

	/** The one at which the end is scored: a fifth of the way, but not in the first pass. */
	Optional<Observed> timed() {
		var fifth = from + (recording.doneAt() - from) / 5;
		return moments().stream().filter(seen -> at(seen) >= fifth && seen.last().dirtySyncCount() > 1
				&& seen.last().status().equals("active")).findFirst();
	}

	@Override
	public String toString() {
		return recording.label() + (from == 0 ? "" : " after " + from / 1000 + " s");
	}
}
