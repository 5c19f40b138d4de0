package org.wheelhouse.core.internal.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.core.state.PhaseMark;
import org.wheelhouse.model.live.MigrationStep;

/** A migration that goes on after nobody was there has its beginning, and the time between is marked. */
class ResumedCourseTest {

	private static final MigrationCourse BEFORE = new MigrationCourse(50_000,
			List.of(sample(200, 1), sample(400, 1)), List.of());

	private static MigrationSample sample(long at, long pass) {
		return new MigrationSample(at, "active", false, at, 1000, 0, pass, 0, 300, 0, 0, 0, -1, 0, 300, -1, -1);
	}

	private static List<Long> at(RecordedMigration migration) {
		return migration.course().samples().stream().map(MigrationSample::atMillis).toList();
	}

	private static List<Long> gaps(RecordedMigration migration) {
		return migration.course().samples().stream().filter(MigrationSample::gap).map(MigrationSample::atMillis)
				.toList();
	}

	@Test
	void whatAnEarlierWorkbenchSawIsItsBeginning() {
		var migration = new RecordedMigration();
		migration.precededBy(BEFORE);
		migration.begin(50_400);
		migration.add(sample(5000, 2));
		migration.add(sample(5200, 2));
		assertEquals(50_000, migration.startedMillis());
		assertEquals(List.of(200L, 400L, 5000L, 5200L), at(migration));
		assertEquals(List.of(5000L), gaps(migration));
		assertEquals(List.of(MigrationStep.PASS, MigrationStep.UNSEEN, MigrationStep.PASS),
				migration.course().phases().stream().map(PhaseMark::step).toList());
	}

	@Test
	void alsoWhenItIsReadLaterThanTheFirstAnswer() {
		var migration = new RecordedMigration();
		migration.begin(50_400);
		migration.add(sample(5000, 2));
		migration.precededBy(BEFORE);
		migration.add(sample(5200, 2));
		assertEquals(List.of(200L, 400L, 5000L, 5200L), at(migration));
		assertEquals(List.of(5000L), gaps(migration));
	}

	@Test
	void anotherMigrationHasItsOwnBeginning() {
		var migration = new RecordedMigration();
		migration.precededBy(BEFORE);
		migration.begin(90_000);
		migration.add(sample(200, 1));
		assertEquals(List.of(200L), at(migration));
		assertEquals(List.of(), gaps(migration));
	}

	@Test
	void aConnectionThatWasLostForAWhileCostsNothing() {
		var migration = new RecordedMigration();
		migration.begin(50_000);
		migration.add(sample(200, 1));
		migration.begin(50_900);
		migration.add(sample(3000, 1));
		assertEquals(List.of(200L, 3000L), at(migration));
		assertEquals(List.of(3000L), gaps(migration));
	}
}
