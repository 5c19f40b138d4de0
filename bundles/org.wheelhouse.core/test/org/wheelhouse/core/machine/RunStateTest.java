package org.wheelhouse.core.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationRole;

/** What a machine is doing follows from two answers together. */
class RunStateTest {

	private static final MachineCondition BEFORE = new MachineCondition(MachineState.CONNECTING, "", "", "", "peer");

	private final RunState state = new RunState();

	@ParameterizedTest
	@CsvSource({"running, true, '', RUNNING", "paused, false, '', PAUSED", "prelaunch, false, '', PAUSED",
			"suspended, false, '', PAUSED", "watchdog, false, '', PAUSED", "inmigrate, false, '', INCOMING",
			"inmigrate, false, active, INCOMING", "postmigrate, false, completed, SEALED",
			"postmigrate, false, active, SEALED", "finish-migrate, false, active, MIGRATING",
			"running, true, active, MIGRATING", "paused, false, postcopy-paused, MIGRATING",
			"running, true, cancelled, RUNNING", "running, true, failed, RUNNING", "io-error, false, '', FAILED",
			"internal-error, false, '', FAILED", "guest-panicked, false, '', FAILED", "shutdown, false, '', SHUTDOWN",
			"colo, true, '', RUNNING", "never-heard-of, false, '', PAUSED"})
	void everyStatusHasItsState(String status, boolean running, String migration, MachineState expected) {
		state.status(status, running);
		state.migration(migration);
		assertEquals(expected, state.condition(BEFORE).state());
		assertEquals("peer", state.condition(BEFORE).peerId());
	}

	@Test
	void nothingFollowsFromAMigrationAlone() {
		state.migration("");
		assertEquals(BEFORE, state.condition(BEFORE));
		state.migration("active");
		assertEquals(BEFORE, state.condition(BEFORE));
		state.status("running", true);
		assertEquals(MachineState.MIGRATING, state.condition(BEFORE).state());
	}

	@Test
	void aDestinationStaysOneUntilItSendsItself() {
		state.status("inmigrate", false);
		state.migration("active");
		assertEquals(MigrationRole.DESTINATION, state.role());
		state.status("running", true);
		state.migration("completed");
		assertEquals(MigrationRole.DESTINATION, state.role());
		assertEquals(MachineState.RUNNING, state.condition(BEFORE).state());
		state.migration("setup");
		assertEquals(MigrationRole.SOURCE, state.role());
		assertEquals(MachineState.MIGRATING, state.condition(BEFORE).state());
	}

	@Test
	void whoNeverMigratedHasNoRole() {
		state.status("running", true);
		state.migration("");
		assertEquals(MigrationRole.NONE, state.role());
	}
}
