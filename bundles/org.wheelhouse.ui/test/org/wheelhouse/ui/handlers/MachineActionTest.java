package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class MachineActionTest {

	@Test
	void runningAttachedMachineCanBeLeftButNotForgotten() {
		assertEquals(List.of("open", "pause", "reset", "powerdown", "cut", "detach", "migrate", "refresh", "plug",
				"balloon", "saveMemory", "vncServer", "nmi", "lock"),
				MachineAction.keys(List.of(machine(MachineState.RUNNING, false))));
	}

	@Test
	void whatIsReadOnlyIsLookedAtAndNothingElse() {
		var machine = machine(MachineState.RUNNING, false);
		machine.setLock(Lock.MACHINE);
		assertEquals(List.of("open", "detach", "refresh", "unlock"), MachineAction.keys(List.of(machine)));
		machine.setLock(Lock.HOST);
		assertEquals(List.of("open", "detach", "refresh", "lock"), MachineAction.keys(List.of(machine)));
		machine.setLock(Lock.UNKNOWN);
		assertEquals(List.of("open", "detach", "refresh"), MachineAction.keys(List.of(machine)));
		var defined = machine(MachineState.DEFINED, true);
		defined.setLock(Lock.MACHINE);
		assertEquals(List.of("open", "unlock"), MachineAction.keys(List.of(defined)));
	}

	@Test
	void onlyWhereThereIsSpiceViewersAreTold() {
		var spice = machine(MachineState.RUNNING, true);
		assertFalse(MachineAction.ANNOUNCE.possible(spice));
		spice.setSpice(true);
		assertTrue(MachineAction.ANNOUNCE.possible(spice));
	}

	@Test
	void onSeveralIsPossibleWhatIsPossibleOnOneOfThemAndMakesSenseForMoreThanOne() {
		var two = List.of(machine(MachineState.RUNNING, false), machine(MachineState.PAUSED, true));
		assertEquals(
				List.of("pause", "resume", "reset", "powerdown", "cut", "detach", "migrate", "refresh", "nmi", "lock"),
				MachineAction.keys(two));
		assertEquals(List.of(), MachineAction.keys(List.of()));
	}

	@Test
	void whatHasMovedAwayIsResumedByItselfOnly() {
		var sealed = machine(MachineState.SEALED, true);
		assertTrue(MachineAction.keys(List.of(sealed)).contains("resume"));
		assertFalse(MachineAction.keys(List.of(sealed, machine(MachineState.SEALED, true))).contains("resume"));
		assertFalse(MachineAction.RESUME.possibleAmongSeveral(sealed));
	}

	@Test
	void launchedMachineIsNeverDetached() {
		for (var state : MachineState.values()) {
			assertFalse(MachineAction.DETACH.possible(machine(state, true)), state.getName());
		}
	}

	@Test
	void whatRunsIsNeverForgotten() {
		for (var state : List.of(MachineState.RUNNING, MachineState.PAUSED, MachineState.MIGRATING, MachineState.SEALED,
				MachineState.UNRESPONSIVE)) {
			assertFalse(MachineAction.FORGET.possible(machine(state, true)), state.getName());
		}
		assertTrue(MachineAction.FORGET.possible(machine(MachineState.ENDED, true)));
	}

	@Test
	void sealedSourceCanBeEndedAndOnlyItCan() {
		for (var state : MachineState.values()) {
			assertEquals(state == MachineState.SEALED, MachineAction.END_SOURCE.possible(machine(state, true)),
					state.getName());
		}
	}

	@Test
	void onlyWhatHasNoProcessIsStarted() {
		assertTrue(MachineAction.START.possible(machine(MachineState.DEFINED, false)));
		assertTrue(MachineAction.START.possible(machine(MachineState.ENDED, true)));
		assertFalse(MachineAction.START.possible(machine(MachineState.ENDED, false)), "somebody else started it");
		assertFalse(MachineAction.START.possible(machine(MachineState.RUNNING, true)));
	}

	@Test
	void whatHasNoGuestYetHasNoMemoryToSave() {
		assertTrue(MachineAction.SAVE_MEMORY.possible(machine(MachineState.PAUSED, true)));
		assertTrue(MachineAction.SAVE_MEMORY.possible(machine(MachineState.SHUTDOWN, true)));
		for (var state : List.of(MachineState.INCOMING, MachineState.UNRESPONSIVE, MachineState.LOST,
				MachineState.ENDED)) {
			assertFalse(MachineAction.SAVE_MEMORY.possible(machine(state, true)), state.getName());
		}
	}

	private static Machine machine(MachineState state, boolean launched) {
		return InventoryBuilder.machineOf("m", state, machine -> machine.setLaunched(launched));
	}
}
