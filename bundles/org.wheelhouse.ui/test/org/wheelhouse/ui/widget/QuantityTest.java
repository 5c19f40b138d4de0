package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class QuantityTest {

	@Test
	void bytesHaveAtMostOneDecimalInBinaryUnits() {
		assertEquals(new Quantity("73", "MiB"), Quantity.bytes(73L << 20));
		assertEquals(new Quantity("1.4", "GiB"), Quantity.bytes(1_500_000_000L));
		assertEquals(new Quantity("512", "B"), Quantity.bytes(512));
		assertEquals(new Quantity("188.9", "MiB").unit(), Quantity.bytes(198_076_006L).unit());
	}

	@Test
	void numberNeverReadsAsThousandOfTheUnitBelow() {
		assertEquals(new Quantity("1", "MiB"), Quantity.bytes((1 << 20) - 1));
		assertEquals(new Quantity("1", "GiB"), Quantity.bytes((1L << 30) - 1));
	}

	@Test
	void negativeIsNotKnown() {
		assertEquals(Quantity.UNKNOWN, Quantity.bytes(-1));
		assertEquals(Quantity.UNKNOWN, Quantity.rate(-1));
		assertEquals(Quantity.UNKNOWN, Quantity.percent(-1));
		assertEquals(Quantity.UNKNOWN, Quantity.percent(Double.NaN));
		assertEquals(Quantity.UNKNOWN, Quantity.milliseconds(-1));
	}

	@Test
	void zeroIsZeroInAllOfThem() {
		assertTrue(Quantity.brief(0).zero());
		assertEquals("0", Quantity.brief(0).toString());
		assertEquals("0\u00a0B/s", Quantity.rate(0).toString());
		assertEquals("0\u00a0%", Quantity.percent(0).toString());
	}

	@Test
	void longerTimesReadAsSeconds() {
		assertEquals(new Quantity("57", "ms"), Quantity.milliseconds(57));
		assertEquals(new Quantity("6.3", "s"), Quantity.milliseconds(6300));
	}

	@Test
	void clocksCarryOver() {
		assertEquals("0:39.8", Quantity.stopwatch(Duration.ofMillis(39_850)));
		assertEquals("1:47.4", Quantity.stopwatch(Duration.ofMillis(107_400)));
		assertEquals("2:00:05.0", Quantity.stopwatch(Duration.ofSeconds(7205)));
		assertEquals("0:22:41", Quantity.upTime(Duration.ofSeconds(1361)));
		assertEquals("3 d 1:00:00", Quantity.upTime(Duration.ofHours(73)));
	}
}
