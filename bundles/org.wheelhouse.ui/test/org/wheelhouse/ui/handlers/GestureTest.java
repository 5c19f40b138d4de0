package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.common.DeskBuilder;

class GestureTest {

	@Test
	void runningAttachedMachineCanBeLeftButNotForgotten() {
		assertEquals(List.of("open", "pause", "reset", "powerdown", "cut", "detach", "migrate", "refresh", "plug",
				"balloon", "saveMemory", "nmi"),
				Gesture.keys(List.of(machine(MachineState.RUNNING, false))));
	}

	@Test
	void onlyWhereThereIsSpiceViewersAreTold() {
		var spice = machine(MachineState.RUNNING, true);
		assertFalse(Gesture.ANNOUNCE.possible(spice));
		spice.setSpice(true);
		assertTrue(Gesture.ANNOUNCE.possible(spice));
	}

	@Test
	void onSeveralIsPossibleWhatIsPossibleOnOneOfThemAndMakesSenseForMoreThanOne() {
		var two = List.of(machine(MachineState.RUNNING, false), machine(MachineState.PAUSED, true));
		assertEquals(List.of("pause", "resume", "reset", "powerdown", "cut", "detach", "refresh", "nmi"),
				Gesture.keys(two));
		assertEquals(List.of(), Gesture.keys(List.of()));
	}

	@Test
	void whatHasMovedAwayIsResumedByItselfOnly() {
		var sealed = machine(MachineState.SEALED, true);
		assertTrue(Gesture.keys(List.of(sealed)).contains("resume"));
		assertFalse(Gesture.keys(List.of(sealed, machine(MachineState.SEALED, true))).contains("resume"));
		assertFalse(Gesture.RESUME.possibleAmongSeveral(sealed));
	}

	@Test
	void launchedMachineIsNeverDetached() {
		for (var state : MachineState.values()) {
			assertFalse(Gesture.DETACH.possible(machine(state, true)), state.getName());
		}
	}

	@Test
	void whatRunsIsNeverForgotten() {
		for (var state : List.of(MachineState.RUNNING, MachineState.PAUSED, MachineState.MIGRATING, MachineState.SEALED,
				MachineState.UNRESPONSIVE)) {
			assertFalse(Gesture.FORGET.possible(machine(state, true)), state.getName());
		}
		assertTrue(Gesture.FORGET.possible(machine(MachineState.ENDED, true)));
	}

	@Test
	void sealedSourceCanBeEndedAndOnlyItCan() {
		for (var state : MachineState.values()) {
			assertEquals(state == MachineState.SEALED, Gesture.END_SOURCE.possible(machine(state, true)),
					state.getName());
		}
	}

	@Test
	void onlyWhatHasNoProcessIsStarted() {
		assertTrue(Gesture.START.possible(machine(MachineState.DEFINED, false)));
		assertTrue(Gesture.START.possible(machine(MachineState.ENDED, true)));
		assertFalse(Gesture.START.possible(machine(MachineState.ENDED, false)), "somebody else started it");
		assertFalse(Gesture.START.possible(machine(MachineState.RUNNING, true)));
	}

	@Test
	void whatHasNoGuestYetHasNoMemoryToSave() {
		assertTrue(Gesture.SAVE_MEMORY.possible(machine(MachineState.PAUSED, true)));
		assertTrue(Gesture.SAVE_MEMORY.possible(machine(MachineState.SHUTDOWN, true)));
		for (var state : List.of(MachineState.INCOMING, MachineState.UNRESPONSIVE, MachineState.LOST,
				MachineState.ENDED)) {
			assertFalse(Gesture.SAVE_MEMORY.possible(machine(state, true)), state.getName());
		}
	}

	private static Machine machine(MachineState state, boolean launched) {
		return DeskBuilder.machineOf("m", state, machine -> machine.setLaunched(launched));
	}
}
