package org.wheelhouse.core.migration.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The forecaster against recordings of real migrations that it was not made from: its constants are of those in the folder
 * calibration, which are not scored.
 */
class ForecastScoringTest {

	private static final double MEDIAN_ERROR = 0.15;
	private static final double WORST_ERROR = 0.40;
	private static final double MEDIAN_DOWNTIME = 2;
	/** One that converges, one that does not, one whose limit is changed, and one of another QEMU. */
	private static final List<String> FOUR = List.of("slow-20", "never-40", "allowed-3000", "slow-10-of-11");

	@Test
	void forecastsAreRightOfTheFixturesAndFourRecordings() throws Exception {
		var score = new Score();
		for (var recording : Recording.all(Scenario.FOLDER.resolve("shared"))) {
			score.add(recording);
		}
		for (var label : FOUR) {
			score.add(Recording.read(Scenario.FOLDER.resolve("scored").resolve(label + ".jsonl.gz")));
		}
		judge(score);
	}

	/** {@code releng/bench migration}: all, those that are kept or those that it has made just now, and the downtime, too. */
	@Test
	@EnabledIfSystemProperty(named = "wheelhouse.recordings", matches = ".+")
	void forecastsAreRightOfAllRecordings() throws Exception {
		var score = new Score();
		for (var recording : Recording.all(Scenario.FOLDER.resolve("shared"))) {
			score.add(recording);
		}
		for (var recording : Recording
				.all(Path.of(System.getProperty("wheelhouse.recordings", "")).resolve("scored"))) {
			score.add(recording);
		}
		judge(score);
		assertTrue(score.medianPause() <= MEDIAN_DOWNTIME,
				() -> "median factor of the downtime " + score.medianPause());
	}

	private static void judge(Score score) {
		score.print();
		assertEquals(List.of(), score.wrong());
		assertTrue(score.medianError() <= MEDIAN_ERROR, () -> "median error " + score.medianError());
		assertTrue(score.worstError() <= WORST_ERROR, () -> "worst error " + score.worstError());
	}
}
