package org.wheelhouse.core.internal.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.core.state.PhaseMark;
import org.wheelhouse.model.live.MigrationStep;

/** The phases of one migration as its samples tell them. On the machine's queue. */
final class PhaseLog {

	/** A migration that never converges makes a pass every few seconds, for days if it is let. */
	private static final int MOST = 500;

	private List<PhaseMark> phases = List.of();

	private long lastMillis;

	void add(MigrationSample sample) {
		var step = step(sample.status(), sample.dirtySyncCount());
		if (step.isPresent()) {
			var number = step.get() == MigrationStep.PASS ? (int) sample.dirtySyncCount() : 0;
			if (sample.gap()) {
				enter(MigrationStep.UNSEEN, 0, lastMillis);
			} else if (phases.isEmpty() && number > 1) {
				enter(MigrationStep.UNSEEN, 0, 0);
			}
			enter(step.get(), number, sample.atMillis());
		}
		lastMillis = sample.atMillis();
	}

	private static Optional<MigrationStep> step(String status, long pass) {
		return switch (status) {
			case "setup", "wait-unplug" -> Optional.of(MigrationStep.SETUP);
			case "active" -> Optional.of(pass > 0 ? MigrationStep.PASS : MigrationStep.SETUP);
			case "pre-switchover", "device" -> Optional.of(MigrationStep.SWITCHOVER);
			case "postcopy-active", "postcopy-device" -> Optional.of(MigrationStep.POSTCOPY);
			case "postcopy-paused", "postcopy-recover", "postcopy-recover-setup" -> Optional.of(MigrationStep.PAUSED);
			case "cancelling" -> Optional.of(MigrationStep.CANCELLING);
			case "completed" -> Optional.of(MigrationStep.DONE);
			default -> Optional.empty();
		};
	}

	private void enter(MigrationStep step, int number, long millis) {
		var marks = new ArrayList<>(phases);
		if (!marks.isEmpty()) {
			var last = marks.getLast();
			if (last.step() == step && last.number() == number) {
				return;
			}
			marks.set(marks.size() - 1, last.until(millis));
		}
		marks.add(new PhaseMark(step, number, marks.isEmpty() ? 0 : millis, step == MigrationStep.DONE ? 0 : -1));
		phases = List.copyOf(marks.size() > MOST ? marks.subList(1, marks.size()) : marks);
	}

	/** It has ended, however that was. */
	void end(long millis) {
		if (!phases.isEmpty() && phases.getLast().tookMillis() < 0) {
			var marks = new ArrayList<>(phases);
			marks.set(marks.size() - 1, marks.getLast().until(millis));
			phases = List.copyOf(marks);
		}
	}

	List<PhaseMark> all() {
		return phases;
	}

	void clear() {
		phases = List.of();
		lastMillis = 0;
	}
}
