package org.wheelhouse.ui.migration.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.ui.migration.picture.RecordedMigration;
import org.wheelhouse.ui.theme.ColorRole;

class ScalesTest {

	private static final double MIB = 1 << 20;

	@ParameterizedTest
	@CsvSource({"512.5, 4, 600, 200", "512.5, 2, 1000, 500", "1267.8, 4, 1500, 500", "32, 4, 40, 10", "200, 4, 200, 50",
			"3, 4, 3, 1"})
	void axisEndsAtARoundNumberAboveTheLargestValue(double largest, int steps, double top, double step) {
		ValueScale scale = ValueScale.upTo(largest * MIB, Measure.BYTES, steps);
		assertEquals("MiB", scale.unit().label());
		assertEquals(top, scale.top() / MIB, 1e-9);
		assertEquals(step, scale.step() / MIB, 1e-9);
	}

	@Test
	void axisTakesTheUnitThatKeepsItsFiguresShort() {
		assertEquals("KiB", ValueScale.upTo(700_000, Measure.BYTES, 4).unit().label());
		assertEquals("GiB/s", ValueScale.upTo(5e9, Measure.RATE, 4).unit().label());
		assertEquals("ms", ValueScale.upTo(300, Measure.MILLIS, 4).unit().label());
		assertEquals("s", ValueScale.upTo(6300, Measure.MILLIS, 4).unit().label());
	}

	@Test
	void axisOfNothingStillHasAScale() {
		ValueScale scale = ValueScale.upTo(0, Measure.BYTES, 4);
		assertTrue(scale.top() > 0 && scale.steps() >= 1, scale::toString);
	}

	@Test
	void valuesOutsideStayInThePlot() {
		ValueScale scale = ValueScale.upTo(100, Measure.MILLIS, 4);
		assertEquals(80, scale.offset(1e9, 80));
		assertEquals(0, scale.offset(-5, 80));
	}

	@Test
	void timeAxisGrowsInStepsWhileItRunsAndEndsWithTheLastSampleAfterwards() {
		assertEquals(TimeScale.upTo(35_100, 0, true, 600), TimeScale.upTo(39_700, 0, true, 600));
		assertTrue(TimeScale.upTo(40_100, 0, true, 600).endMillis() > 40_100);
		assertEquals(20_374, TimeScale.upTo(20_374, 0, false, 600).endMillis());
		assertEquals("15 s", TimeScale.upTo(20_374, 0, false, 600).figure(15_000));
		assertEquals("10:00", TimeScale.upTo(900_000, 0, true, 600).figure(600_000));
	}

	@Test
	void asMuchOfWhatIsForecastIsShownAsHasPassed() {
		assertEquals(50_000, TimeScale.upTo(24_300, 400_000, true, 600).endMillis());
		assertEquals(30_000, TimeScale.upTo(24_300, 25_400, true, 600).endMillis());
		assertEquals(24_300, TimeScale.upTo(24_300, 400_000, false, 600).endMillis());
	}

	@Test
	void timeAxisOfAPartHasFiguresInsideIt() {
		TimeScale part = TimeScale.of(8_300, 9_100, 600);
		assertEquals(8_400, part.firstMillis());
		assertEquals("8.4 s", part.figure(8_400));
		assertEquals(300, part.offset(8_700, 600));
		assertEquals(8_700, part.millisAt(300, 600));
	}

	@Test
	void curveBeginsWhereItIsJudgedAndLeavesOutWhatIsNotKnown() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		Curve expected = Curve.of(Figure.EXPECTED, ColorRole.CURVE2, false, false, migration.state().getSamples());
		long second = migration.state().getPasses().get(1).getStartMillis();
		assertTrue(second < expected.millis()[0] && expected.millis()[0] < second + 500, "the first one is stale");
		assertTrue(Arrays.stream(expected.values()).allMatch(value -> value > 300));
	}

	@Test
	void linesAreBrokenWhereSamplesAreMissing() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(20_000);
		migration.state().getSamples().get(50).setGap(true);
		Curve curve = Curve.of(Figure.REMAINING, ColorRole.CURVE1, false, true, migration.state().getSamples());
		assertEquals(2, curve.polylines(TimeScale.of(0, 20_000, 300),
				new ValueScale(new ValueScale.Unit("MiB", 1 << 20), 600 * MIB, 100 * MIB), 300, 100).size());
	}

	@Test
	void thousandsOfSamplesCostNoMoreThanThePlotIsWideAndKeepTheirPeaks() {
		long[] millis = new long[3_000];
		double[] values = new double[3_000];
		for (int index = 0; index < millis.length; index++) {
			millis[index] = index * 200L;
			values[index] = 50;
		}
		values[1_501] = 99;
		values[1_503] = 1;
		Curve curve = new Curve(Figure.BANDWIDTH, ColorRole.CURVE1, false, false, millis, values, new BitSet());
		List<int[]> stretches = curve.polylines(TimeScale.upTo(600_000, 0, false, 300),
				new ValueScale(new ValueScale.Unit("ms", 1), 100, 25), 300, 100);
		assertEquals(1, stretches.size());
		int[] points = stretches.getFirst();
		assertTrue(points.length <= 2 * 4 * 301, () -> points.length + " numbers");
		boolean peak = false;
		boolean valley = false;
		for (int index = 0; index < points.length; index += 2) {
			assertTrue(index == 0 || points[index] >= points[index - 2]);
			peak |= points[index + 1] == 1;
			valley |= points[index + 1] == 99;
		}
		assertTrue(peak && valley);
	}

	@Test
	void dirtyRateDoesNotFallToZeroBecauseTheGuestHasLeft() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		ChartData data = ChartData.of(Sight.live(migration.state()), null, Set.of());
		Curve dirty = data.plots().get(2).curves().get(1);
		assertTrue(dirty.last() > 60 * MIB, () -> "" + dirty.last());
		assertEquals(0, data.plots().getFirst().curves().getFirst().last());
	}

	@Test
	void labelsMakeRoomForEachOtherInsideThePlot() {
		assertArrayEquals(new int[]{40, 70}, LabelColumn.spread(new int[]{50, 80}, 20, 0, 100));
		assertArrayEquals(new int[]{40, 60}, LabelColumn.spread(new int[]{50, 51}, 20, 0, 100));
		assertArrayEquals(new int[]{60, 80}, LabelColumn.spread(new int[]{99, 100}, 20, 0, 100));
		assertArrayEquals(new int[]{0}, LabelColumn.spread(new int[]{2}, 20, 0, 100));
	}
}
