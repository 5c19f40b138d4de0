package org.wheelhouse.ui.migration.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitKindTest {

	@Test
	void limitsAreTypedInPeoplesUnitsAndSentInQemus() throws InvalidLimit {
		assertEquals(OptionalLong.of(32 << 20), LimitKind.BANDWIDTH.parse(" 32 "));
		assertEquals(OptionalLong.of(1_572_864), LimitKind.BANDWIDTH.parse("1,5"));
		assertEquals(OptionalLong.of(0), LimitKind.BANDWIDTH.parse("0"));
		assertEquals(OptionalLong.empty(), LimitKind.DOWNTIME.parse("  "));
		assertEquals(OptionalLong.of(300), LimitKind.DOWNTIME.parse("300"));
		assertEquals("1.5", LimitKind.BANDWIDTH.format(1_572_864));
		assertEquals("128", LimitKind.BANDWIDTH.format(128 << 20));
	}

	@ParameterizedTest
	@ValueSource(strings = {"x", "-1", "1e99", "NaN", "Infinity", "3d", "2000001"})
	void whatIsNoLimitIsRefused(String typed) {
		assertThrows(InvalidLimit.class, () -> LimitKind.DOWNTIME.parse(typed));
	}

	@Test
	void aSliderHasEachLimitAtOnePlaceAndNoLimitAtItsEnd() {
		for (LimitKind kind : LimitKind.values()) {
			for (int place = 0; place < 100; place++) {
				long limit = kind.atSlider(place / 100.0);
				assertEquals(place / 100.0, kind.onSlider(limit), 0.02, () -> kind + " " + limit);
			}
		}
		assertEquals(0, LimitKind.BANDWIDTH.atSlider(1));
		assertEquals(1, LimitKind.BANDWIDTH.onSlider(0));
		assertEquals("no limit", LimitKind.BANDWIDTH.figure(0));
	}
}
