package org.wheelhouse.core.internal.series;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.state.MigrationSample;

/**
 * The samples of one migration from its start on. When there are too many of them each second one of the older three quarters goes, so
 * that a migration of days keeps its whole shape; where something changed they stay while there is room. On the machine's queue.
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
		var kept = thinned(all, true);
		return kept.size() < all.size() * 9 / 10 ? kept : thinned(all, false);
	}

	private static List<MigrationSample> thinned(List<MigrationSample> all, boolean withTurns) {
		var kept = new ArrayList<MigrationSample>();
		for (var i = 0; i < all.size(); i++) {
			if (i % 2 == 0 || i > all.size() * 3 / 4 || withTurns && isTurn(all.get(i - 1), all.get(i))) {
				kept.add(all.get(i));
			}
		}
		return kept;
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
