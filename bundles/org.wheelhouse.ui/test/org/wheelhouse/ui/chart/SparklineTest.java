package org.wheelhouse.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.ui.theme.ColorRole;

class SparklineTest {

	private static final long NOW = 1_000_000;

	private final Rectangle area = new Rectangle(10, 20, 61, 12);
	private final Sparkline spark = new Sparkline(ColorRole.CURVE1, 100);

	@Test
	void newestIsAtTheRightAndTheFloorSetsTheScale() {
		var points = spark.points(samples(new long[]{NOW - 60_000, NOW - 30_000, NOW}, 0, 50, 100), NOW, area)
				.getFirst();
		assertArrayEquals(new int[]{10, 31, 40, 26, 70, 21}, points);
	}

	@Test
	void whatIsOlderThanAMinuteIsLeftOut() {
		var points = spark.points(samples(new long[]{NOW - 61_000, NOW - 1000, NOW}, 900, 1, 1), NOW, area).getFirst();
		assertEquals(4, points.length);
		assertEquals(31, points[1], "an old peak must not flatten the curve");
	}

	@Test
	void valuesAboveTheFloorRaiseTheScale() {
		var points = spark.points(samples(new long[]{NOW - 1000, NOW}, 400, 200), NOW, area).getFirst();
		assertEquals(21, points[1]);
		assertEquals(26, points[3]);
	}

	@Test
	void nothingIsDrawnWhereNothingIsKnown() {
		var stretches = spark.points(samples(new long[]{NOW - 4000, NOW - 3000, NOW - 2500, NOW - 1000, NOW}, 100, 100,
				Double.NaN, 50, 50), NOW, area);
		assertEquals(2, stretches.size());
		assertArrayEquals(new int[]{66, 21, 67, 21}, stretches.get(0));
		assertArrayEquals(new int[]{69, 26, 70, 26}, stretches.get(1));
	}

	private static Samples samples(long[] millis, double... values) {
		return new Samples(millis, values);
	}
}
