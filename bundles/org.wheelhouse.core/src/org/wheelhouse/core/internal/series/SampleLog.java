package org.wheelhouse.core.internal.series;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.state.MigrationSample;

/**
 * The samples of one migration from its start on. When there are too many of them each second one of the older half goes, so
 * that a migration of days keeps its whole shape; where something changed the samples stay. On the machine's queue.
 */
final class SampleLog {

	static final int MOST = 3000;
	/** No migration is sampled so seldom while it is: after this long, nothing is known of the time between. */
	private static final long LONGEST_MILLIS = 10_000;

	private List<MigrationSample> samples = List.of();

	/** Takes the next one, unless it is of the same moment as the last and says the same. */
	void add(MigrationSample sample) {
		var last = samples.isEmpty() ? sample : samples.getLast();
		if (!samples.isEmpty() && sample.atMillis() <= last.atMillis()) {
			return;
		}
		var next = new ArrayList<>(samples.size() >= MOST ? thinned(samples) : samples);
		next.add(sample.atMillis() - last.atMillis() > LONGEST_MILLIS ? sample.afterGap() : sample);
		samples = List.copyOf(next);
	}

	private static List<MigrationSample> thinned(List<MigrationSample> all) {
		var kept = new ArrayList<MigrationSample>();
		for (var i = 0; i < all.size(); i++) {
			if (i % 2 == 0 || i > all.size() / 2 || isTurn(all.get(i - 1), all.get(i))
					|| isTurn(all.get(i), all.get(i + 1))) {
				kept.add(all.get(i));
			}
		}
		// One that turns at each sample has no shape to be kept.
		return kept.size() < all.size() * 9 / 10 ? kept : all.subList(all.size() / 4, all.size());
	}

	private static boolean isTurn(MigrationSample before, MigrationSample after) {
		return after.gap() || before.dirtySyncCount() != after.dirtySyncCount()
				|| !before.status().equals(after.status());
	}

	List<MigrationSample> all() {
		return samples;
	}

	void clear() {
		samples = List.of();
	}
}
