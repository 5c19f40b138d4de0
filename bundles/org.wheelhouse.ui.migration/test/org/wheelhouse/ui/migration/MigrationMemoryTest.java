package org.wheelhouse.ui.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;

class MigrationMemoryTest {

	private final MigrationMemory memory = new MigrationMemory();

	@Test
	void eitherEndShowsTheSameMigration() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(10_000);
		MigrationState incoming = LiveFactory.eINSTANCE.createMigrationState();
		incoming.setRole(MigrationRole.DESTINATION);
		incoming.setStatus("active");
		migration.destination.setMigration(incoming);
		assertEquals(memory.read(migration.source), memory.read(migration.destination));
		assertEquals("mig-src", memory.read(migration.destination).source().name());
	}

	@Test
	void failedMigrationKeepsItsDestinationAndItsWordsAfterTheyAreParted() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(5_000);
		memory.read(migration.source);
		migration.state().setStatus("failed");
		migration.source.setPeerId("");
		migration.destination.setPeerId("");
		migration.destination.setEndingText("Size mismatch: pc.ram");
		MigrationReading reading = memory.read(migration.source);
		assertEquals("mig-dst", reading.destination().orElseThrow().name());
		assertTrue(reading.words().toString().contains("Size mismatch"), reading.words()::toString);
	}

	@Test
	void resultStaysWhenTheSourceHasEndedAndIsForgotten() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(60_000);
		MigrationReading completed = memory.read(migration.source);
		migration.source.setMigration(null);
		migration.source.setState(MachineState.ENDED);
		assertEquals(completed.progress(), memory.read(migration.destination).progress());
		migration.source.getHost().getMachines().remove(migration.source);
		migration.destination.setPeerId("");
		MigrationReading after = memory.read(migration.destination);
		assertEquals(MigrationPhase.COMPLETED, after.phase());
		assertEquals(MachineState.ENDED, after.source().state());
		assertEquals(MachineState.RUNNING, after.destination().orElseThrow().state());
	}

	@Test
	void sourceThatEndsBeforeItsLastWordWasSeenCountsAsCompleted() {
		RecordedMigration migration = new RecordedMigration("bandwidth-raised.txt").until(20_200);
		memory.read(migration.source);
		migration.source.setMigration(null);
		migration.source.setState(MachineState.ENDED);
		assertTrue(memory.read(migration.destination).phase().underWay());
		migration.destination.setState(MachineState.RUNNING);
		assertEquals(MigrationPhase.COMPLETED, memory.read(migration.destination).phase());
	}

	@Test
	void receivingEndAloneIsNotTakenForASource() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(10_000);
		MigrationState incoming = LiveFactory.eINSTANCE.createMigrationState();
		incoming.setRole(MigrationRole.DESTINATION);
		incoming.setStatus("completed");
		migration.destination.setMigration(incoming);
		migration.destination.setPeerId("");
		assertEquals(MigrationPhase.NONE, memory.read(migration.destination).phase());
	}

	@Test
	void anotherMachineHasNoPartInIt() {
		RecordedMigration migration = new RecordedMigration("never-converges.txt").until(10_000);
		memory.read(migration.source);
		Machine other = LiveFactory.eINSTANCE.createMachine();
		other.setId("other");
		other.setName("other");
		migration.source.getHost().getMachines().add(other);
		assertEquals(MigrationPhase.NONE, memory.read(other).phase());
		assertEquals(MigrationPhase.RUNNING, memory.read(migration.source).phase());
	}
}
