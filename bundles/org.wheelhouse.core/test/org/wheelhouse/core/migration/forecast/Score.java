package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.state.MigrationForecast;
import org.wheelhouse.model.live.MigrationVerdict;

/** How right the forecasts of some recordings were. */
final class Score {

	private final List<String> wrong = new ArrayList<>();
	private final List<Double> errors = new ArrayList<>();
	private final List<Double> pauses = new ArrayList<>();
	private int segments;
	private int converging;
	private int slow;
	private int near;
	private int verdicts;
	private int undecided;

	void add(Recording recording) {
		Segment.of(recording).forEach(this::add);
		if (recording.doneAt() > 5000 && recording.changes().isEmpty()) {
			slow++;
		}
		if (recording.moments().stream().anyMatch(Score::isNear)) {
			near++;
		}
	}

	/** Between half the limit and twice. */
	private static boolean isNear(Observed seen) {
		var expected = seen.last().expectedDowntimeMillis();
		var limit = seen.limits().downtimeMillis();
		return seen.last().dirtySyncCount() > 1 && expected != limit && expected * 2 >= limit && expected <= limit * 2;
	}

	private void add(Segment segment) {
		if (segment.throttlesItself() && !segment.completed()) {
			segment.moments().stream().map(Forecaster::of)
					.filter(forecast -> forecast.verdict() == MigrationVerdict.CONVERGES).findFirst()
					.ifPresent(forecast -> wrong.add(segment + ": an end was promised at " + forecast.atMillis()));
		}
		var truth = segment.truth();
		if (truth.isEmpty()) {
			return;
		}
		segments++;
		for (var seen : segment.judged()) {
			verdicts++;
			var forecast = Forecaster.of(seen);
			if (forecast.verdict() == MigrationVerdict.TOO_EARLY && !segment.isTold(seen)) {
				undecided++;
			} else if (forecast.verdict() != truth.get()) {
				wrong.add(segment + " at " + forecast.atMillis() + " ms: " + forecast.verdict() + " instead of "
						+ truth.get() + ": " + forecast.reason());
			}
		}
		if (truth.get() == MigrationVerdict.CONVERGES) {
			converging++;
			segment.timed().ifPresent(seen -> time(segment, Forecaster.of(seen)));
		}
	}

	private void time(Segment segment, MigrationForecast forecast) {
		var recording = segment.recording();
		var took = recording.doneAt() - segment.from();
		var error = forecast.end().known()
				? Math.abs(forecast.end().likely() - recording.doneAt()) / (double) took
				: 1;
		errors.add(error);
		var told = Math.max(1, forecast.downtime().likely());
		var was = Math.max(1, recording.downtime());
		pauses.add(Math.max((double) told / was, (double) was / told));
		System.out.printf("  %-28s took %6d ms, at %6d: end %6d (%d..%d) error %.2f, downtime %d told %d%n", segment,
				took,
				forecast.atMillis(), forecast.end().likely(), forecast.end().low(), forecast.end().high(), error,
				recording.downtime(), forecast.downtime().likely());
	}

	List<String> wrong() {
		return wrong;
	}

	double medianError() {
		return median(errors);
	}

	double worstError() {
		return errors.stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}

	double medianPause() {
		return median(pauses);
	}

	int segments() {
		return segments;
	}

	void print() {
		System.out.printf("BENCH forecast.segments %d%n", segments);
		System.out.printf("BENCH forecast.segments.converging %d%n", converging);
		System.out.printf("BENCH forecast.recordings.slow %d complete by themselves after more than 5 s%n", slow);
		System.out.printf("BENCH forecast.recordings.near %d expect between half the limit and twice%n", near);
		System.out.printf("BENCH forecast.verdicts.right %d of %d%n", verdicts - wrong.size() - undecided, verdicts);
		System.out.printf("BENCH forecast.verdicts.tooearly %d, all before the first whole pass after pass 1%n",
				undecided);
		System.out.printf("BENCH forecast.error.median %.1f %%%n", medianError() * 100);
		System.out.printf("BENCH forecast.error.worst %.1f %%%n", worstError() * 100);
		System.out.printf("BENCH forecast.downtime.factor.median %.2f%n", medianPause());
	}

	private static double median(List<Double> values) {
		var sorted = values.stream().sorted().toList();
		return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
	}
}
