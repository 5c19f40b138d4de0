package org.wheelhouse.core.internal.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.core.state.PhaseMark;
import org.wheelhouse.model.live.MigrationStep;

class MigrationCourseTest {

	private final SampleLog samples = new SampleLog();
	private final PhaseLog phases = new PhaseLog();

	private void take(long at, String status, long pass) {
		samples.add(new MigrationSample(at, status, false, 0, 0, -1, pass, -1, -1, 0, 0, 0, -1, -1, -1, -1, -1));
		phases.add(samples.all().getLast());
	}

	@Test
	void eachPhaseBeginsWhereTheOneBeforeEnds() {
		take(200, "active", 1);
		take(400, "active", 1);
		take(600, "active", 2);
		take(800, "pre-switchover", 3);
		take(1000, "completed", 3);

		assertEquals(List.of(new PhaseMark(MigrationStep.PASS, 1, 0, 600),
				new PhaseMark(MigrationStep.PASS, 2, 600, 200), new PhaseMark(MigrationStep.SWITCHOVER, 0, 800, 200),
				new PhaseMark(MigrationStep.DONE, 0, 1000, 0)), phases.all());
	}

	@Test
	void whatNobodySawIsMarked() {
		take(5_000, "active", 3);
		take(5_200, "active", 3);
		take(60_000, "active", 9);

		assertTrue(samples.all().getLast().gap());
		assertEquals(List.of(new PhaseMark(MigrationStep.UNSEEN, 0, 0, 5_000),
				new PhaseMark(MigrationStep.PASS, 3, 5_000, 200),
				new PhaseMark(MigrationStep.UNSEEN, 0, 5_200, 54_800),
				new PhaseMark(MigrationStep.PASS, 9, 60_000, -1)),
				phases.all());
	}

	@Test
	void aLongMigrationKeepsItsWholeShape() {
		for (var i = 1; i <= 20_000; i++) {
			take(i * 200L, "active", 1 + i / 30);
		}

		var kept = samples.all();
		assertTrue(kept.size() <= SampleLog.MOST, () -> "samples " + kept.size());
		assertEquals(200, kept.getFirst().atMillis());
		assertEquals(20_000 * 200L, kept.getLast().atMillis());
		assertTrue(kept.stream().mapToLong(MigrationSample::dirtySyncCount).distinct().count() > 300);
		assertFalse(kept.stream().anyMatch(MigrationSample::gap));
	}

	@Test
	void theSameMomentIsNotTwo() {
		take(200, "active", 1);
		take(200, "completed", 1);

		assertEquals(1, samples.all().size());
	}
}
