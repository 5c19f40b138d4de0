package org.wheelhouse.core.migration.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.state.MigrationAdvice;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.model.live.MigrationVerdict;

/** What is advised, and what the autopilot does, of a recorded migration that does not converge: 195 MiB, 32 MiB/s, 300 ms. */
class AdviserTest {

	private final Observed stuck = stuck();

	private static Observed stuck() {
		try {
			return Recording.read(Scenario.FOLDER.resolve("shared/nonconverge.jsonl.gz")).moments().stream()
					.filter(seen -> seen.last().atMillis() > 24_000).findFirst().orElseThrow();
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	private static List<MigrationAdvice> advice(Observed seen) {
		return Adviser.of(seen, Forecaster.of(seen), "mig-src", "mig-dst");
	}

	private static MigrationAdvice of(Observed seen, MigrationRemedy remedy) {
		return advice(seen).stream().filter(given -> given.remedy() == remedy).findFirst().orElseThrow();
	}

	private Observed armed(String... capabilities) {
		return new Observed(stuck.samples(), stuck.limits().withThrottle(1), Set.of(capabilities), true);
	}

	@Test
	void itSaysWhyItDoesNotConverge() {
		var forecast = Forecaster.of(stuck);
		assertEquals(MigrationVerdict.DOES_NOT_CONVERGE, forecast.verdict());
		assertEquals("The guest rewrites 202 MiB in each pass. Three checks in a row expect about 6.3 s of downtime; "
				+ "the limit is 0.3 s.", forecast.reason());
		assertFalse(forecast.points().isEmpty());
	}

	@Test
	void theBestThatCanBeDoneComesFirst() {
		var first = advice(stuck).getFirst();
		assertTrue(first.best());
		assertEquals("Lift the Bandwidth Limit", first.label());
		assertEquals(0, first.value());
		assertTrue(first.cost().startsWith("needs "), first::cost);
	}

	@Test
	void theDowntimeLimitThatEndsItIsNamed() {
		var downtime = of(stuck, MigrationRemedy.DOWNTIME);
		assertEquals(6_500, downtime.value());
		assertEquals("Set Downtime Limit to 6.5 s", downtime.label());
	}

	/** It was sought for ever, and the source's queue with it: nothing was heard of its end. */
	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void whereThereIsNoLimitNoHigherOneIsSought() {
		var lifted = stuck.with(stuck.limits().withBandwidth(0));
		assertTrue(of(lifted, MigrationRemedy.BANDWIDTH).impossible().startsWith("there is no limit"));
	}

	@Test
	void whatWasNotArmedIsGreyWithItsReason() {
		assertTrue(of(stuck, MigrationRemedy.THROTTLE).impossible().contains("was not armed before the start"));
		assertTrue(of(stuck, MigrationRemedy.POSTCOPY).impossible().contains("was not armed before the start"));
		var armed = armed("postcopy-ram", "auto-converge");
		assertEquals("", of(armed, MigrationRemedy.THROTTLE).impossible());
		assertTrue(of(armed, MigrationRemedy.POSTCOPY).cost().contains("mig-dst"));
	}

	@Test
	void aWhatIfIsCheapEnoughForEachMovementOfTheMouse() {
		var limits = stuck.limits().withBandwidth(64 << 20);
		for (var i = 0; i < 200; i++) {
			Forecaster.considered(stuck.with(limits), stuck.limits());
		}
		var began = System.nanoTime();
		for (var i = 0; i < 100; i++) {
			Forecaster.considered(stuck.with(limits), stuck.limits());
		}
		var each = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 100;
		assertTrue(each < 16_000, () -> "each took " + each + " µs");
		assertEquals("with 64 MiB/s: does not end",
				Forecaster.considered(stuck.with(limits), stuck.limits()).sentence());
	}

	@Test
	void theAutopilotRaisesBandwidthStepByStepWithinItsBounds() {
		var first = decision(stuck, new PilotBounds(500, 100L << 20, false, false, 0));
		assertEquals(Optional.of(MigrationRemedy.BANDWIDTH), first.remedy());
		assertEquals(64L << 20, first.value());
	}

	@Test
	void theAutopilotGoesToPostcopyOnlyWithItsOwnTick() {
		var armed = armed("postcopy-ram");
		var without = decision(armed, new PilotBounds(500, 32L << 20, true, false, 0));
		assertEquals(Optional.empty(), without.remedy());
		assertTrue(without.reason().contains("nothing within the bounds"), without::reason);
		assertEquals(Optional.of(MigrationRemedy.POSTCOPY),
				decision(armed, new PilotBounds(500, 32L << 20, false, true, 0)).remedy());
		assertEquals(Optional.of(MigrationRemedy.DOWNTIME),
				decision(armed, new PilotBounds(7_000, 32L << 20, false, true, 0)).remedy());
	}

	private static PilotRule.Decision decision(Observed seen, PilotBounds bounds) {
		return PilotRule.of(seen, Forecaster.of(seen), bounds).orElseThrow();
	}
}
