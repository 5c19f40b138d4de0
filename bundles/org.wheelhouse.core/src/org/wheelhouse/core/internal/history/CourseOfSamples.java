package org.wheelhouse.core.internal.history;

import java.util.List;

import org.wheelhouse.core.internal.migration.LiveSamples;
import org.wheelhouse.core.internal.series.RecordedMigration;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.core.state.PhaseMark;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationPhase;
import org.wheelhouse.model.live.MigrationState;

/** Passes and phases of a recording that does not name them, as a running migration gets them. On the model thread. */
final class CourseOfSamples {

	private CourseOfSamples() {
		// only a calculation
	}

	/** Adds what that has not. */
	static void fill(MigrationState state) {
		var recorded = new RecordedMigration();
		recorded.begin(state.getStartedMillis());
		LiveSamples.of(state).forEach(recorded::addRecorded);
		recorded.end(state.getTotalTimeMillis());
		if (state.getPasses().isEmpty()) {
			recorded.passes().forEach(pass -> state.getPasses().add(pass(pass)));
		}
		if (state.getPhases().isEmpty()) {
			recorded.course().phases().forEach(phase -> state.getPhases().add(phase(phase)));
		}
	}

	/** How it went, as far as it is kept. */
	static MigrationCourse of(MigrationState state) {
		return new MigrationCourse(state.getStartedMillis(),
				LiveSamples.of(state), List.of());
	}

	private static MigrationPass pass(PassMark mark) {
		var pass = LiveFactory.eINSTANCE.createMigrationPass();
		pass.setNumber(mark.number());
		pass.setStartMillis(mark.startMillis());
		pass.setTookMillis(mark.tookMillis());
		pass.setRemainingAtStart(mark.remainingAtStart());
		pass.setDirtyBytesPerSecond(mark.dirtyBytesPerSecond());
		pass.setExpectedDowntimeMillis(mark.expectedDowntimeMillis());
		return pass;
	}

	private static MigrationPhase phase(PhaseMark mark) {
		var phase = LiveFactory.eINSTANCE.createMigrationPhase();
		phase.setStep(mark.step());
		phase.setNumber(mark.number());
		phase.setStartMillis(mark.startMillis());
		phase.setTookMillis(mark.tookMillis());
		return phase;
	}
}
