package org.wheelhouse.core.internal.history;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.model.live.MigrationSample;

/** What remained at equal steps, for a picture of a few pixels. */
final class SmallCurve {

	private static final int POINTS = 48;

	private SmallCurve() {
		// only a calculation
	}

	/** Of these samples, oldest first; each step has the last one before it. */
	static List<Long> of(List<MigrationSample> samples) {
		if (samples.size() < 2) {
			return List.of();
		}
		var from = samples.getFirst().getAtMillis();
		var length = Math.max(1, samples.getLast().getAtMillis() - from);
		var steps = Math.min(POINTS, samples.size());
		var curve = new ArrayList<Long>(steps);
		var next = 0;
		for (var step = 0; step < steps; step++) {
			var at = from + length * step / (steps - 1);
			while (next + 1 < samples.size() && samples.get(next + 1).getAtMillis() <= at) {
				next++;
			}
			curve.add(samples.get(next).getRemaining());
		}
		return curve;
	}
}
