package org.wheelhouse.core.internal.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.MigrationProgress.Memory;
import org.wheelhouse.core.state.PassMark;

/** Figures over time. */
class RecordedSeriesTest {

	@Test
	void theNewestSamplesAreKeptOldestFirst() {
		var series = new RingSeries(3);
		assertTrue(Double.isNaN(series.last()));
		for (var i = 1; i <= 5; i++) {
			series.add(i * 10, i);
		}
		assertArrayEquals(new long[]{30, 40, 50}, series.copy().millis());
		assertArrayEquals(new double[]{3, 4, 5}, series.copy().values());
		assertEquals(5, series.last());
		assertEquals(3, series.size());
	}

	@Test
	void whatWasNotSeenIsNoSample() {
		var series = new RecordedSeries();
		series.interrupt(500);
		series.addLoad(1000, 1);
		series.addLoad(2000, 2);
		series.interrupt(2500);
		series.interrupt(2600);
		series.addLoad(3000, 3);
		series.addLoad(60_000, 4);
		assertArrayEquals(new double[]{1, 2, Double.NaN, 3, Double.NaN, 4}, series.cpuPercent().copy().values());
		assertArrayEquals(new long[]{1000, 2000, 2500, 3000, 3001, 60_000}, series.cpuPercent().copy().millis());
	}

	private static Memory memory(long transferred, long remaining, long dirtyPages, long pass) {
		return new Memory(transferred, remaining, 1000, 0, 0, 0, dirtyPages, pass, 4096, 0, 0, 0, 0, 0, 0, 0);
	}

	@Test
	void bandwidthIsMadeOfWhatWasSentInBetween() {
		var migration = new RecordedMigration();
		migration.begin(1000);
		migration.add(1200, 200, memory(100, 900, 0, 1), -1);
		migration.add(1400, 400, memory(500, 500, 0, 1), 300);
		assertArrayEquals(new double[]{500, 2000}, migration.bandwidth().copy().values());
		assertArrayEquals(new double[]{900, 500}, migration.remaining().copy().values());
		assertTrue(Double.isNaN(migration.expectedDowntimeMillis().copy().values()[0]));
		migration.begin(5000);
		assertEquals(0, migration.remaining().size());
		assertEquals(5000, migration.startedMillis());
	}

	@Test
	void passesAreMarkedAsTheyBegin() {
		var migration = new RecordedMigration();
		migration.begin(0);
		migration.add(200, 200, memory(100, 900, 0, 1), 300);
		migration.add(400, 400, memory(200, 800, 0, 1), 300);
		migration.add(600, 600, memory(300, 700, 10, 2), 250);
		migration.add(800, 800, memory(400, 600, 20, 2), 240);
		assertEquals(List.of(new PassMark(1, 0, 600, 900, -1, 300), new PassMark(2, 600, 200, 700, 20 * 4096, 240)),
				migration.passes());
	}
}
