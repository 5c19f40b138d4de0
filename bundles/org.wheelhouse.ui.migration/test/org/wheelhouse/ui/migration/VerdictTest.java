package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.model.live.MachineState;

class VerdictTest {

	private final RecordedMigration migration = new RecordedMigration("never-converges.txt");

	@Test
	void firstPassSaysThatThereIsNoEstimate() {
		Verdict verdict = Verdict.of(migration.until(5_000).reading());
		assertEquals(Verdict.Tone.CALM, verdict.tone());
		assertTrue(verdict.sentence().startsWith("Pass 1: "), verdict.sentence());
		assertFalse(verdict.sentence().contains("300"), verdict.sentence());
	}

	@Test
	void expectedDowntimeIsComparedWithTheLimit() {
		Verdict verdict = Verdict.of(migration.until(39_807).reading());
		assertEquals(Verdict.Tone.WARNING, verdict.tone());
		assertEquals(
				"Pass 7: 189\u00a0MiB left, expected downtime 6.3\u00a0s against a limit of 300\u00a0ms, above it in 6 passes in a row",
				verdict.sentence());
	}

	@Test
	void raisedLimitCalms() {
		migration.until(39_807).state().setDowntimeLimitMillis(7_000);
		assertEquals(Verdict.Tone.CALM, Verdict.of(migration.reading()).tone());
	}

	@Test
	void completionTellsDurationDowntimeBytesAndPasses() {
		Verdict verdict = Verdict.of(new RecordedMigration("bandwidth-raised.txt").until(60_000).reading());
		assertEquals(Verdict.Tone.DONE, verdict.tone());
		assertTrue(verdict.sentence().startsWith(
				"Completed in 0:20.3, downtime 57\u00a0ms, 1.5\u00a0GiB sent in 9 passes; the source is sealed"),
				verdict.sentence());
	}

	@Test
	void cancelledSourceRunsOn() {
		assertEquals("Cancelled, the source runs on", Verdict.of(migration.until(60_000).reading()).sentence());
	}

	@Test
	void failureWithoutWordsSaysSo() {
		migration.until(5_000).state().setStatus("failed");
		Verdict verdict = Verdict.of(migration.reading());
		assertEquals(Verdict.Tone.FAILED, verdict.tone());
		assertTrue(verdict.sentence().contains("neither end says why"), verdict.sentence());
	}

	@Test
	void unknownStatusOfALaterQemuCountsAsRunning() {
		assertEquals(MigrationPhase.RUNNING, MigrationPhase.of("colo"));
		assertEquals(MigrationPhase.SWITCHING, MigrationPhase.of("device"));
		assertEquals(MigrationPhase.NONE, MigrationPhase.of(""));
	}

	@Test
	void machineWithoutAGuestCannotBeMigratedAndSaysWhy() {
		migration.source.setState(MachineState.SEALED);
		assertFalse(Readiness.of(migration.source).ready());
		assertTrue(Readiness.of(migration.source).sentence().contains("mig-src"));
		migration.source.setState(MachineState.RUNNING);
		assertTrue(Readiness.of(migration.source).ready());
	}

	@ParameterizedTest
	@CsvSource({"tcg,7.2.22,268435456,true", "tcg,8.2.0,268435456,true", "tcg,9.0.0,268435456,false",
			"tcg,10.0.2,268435456,false", "kvm,7.2.22,268435456,false", "tcg,7.2.22,268500992,false"})
	void qemuThatForgetsPagesIsWarnedOf(String accelerator, String version, long memory, boolean warned) {
		migration.source.setState(MachineState.RUNNING);
		migration.source.setAccelerator(accelerator);
		migration.source.setQemuVersion(version);
		migration.source.setMemoryBytes(memory);
		Readiness readiness = Readiness.of(migration.source);
		assertTrue(readiness.ready());
		assertEquals(warned, readiness.warning().contains(version), readiness.warning());
		migration.source.setState(MachineState.PAUSED);
		assertEquals("", Readiness.of(migration.source).warning());
	}
}
