package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;
import org.wheelhouse.ui.widget.Plural;

class SeveralQuestionTest {

	private final SeveralQuestion question = new SeveralQuestion(MachineAction.CUT, "Force Off", "All is lost.");

	@Test
	void itNamesAllWhatMayBeLostAndWhatIsLeftOutAndWhy() {
		assertEquals("""
				web-0
				web-1

				All is lost.

				Left out, because it is not possible now:
				old-0 – ended""", question.text(machines("web-", 2, MachineState.RUNNING),
				machines("old-", 1, MachineState.ENDED)));
	}

	@Test
	void itStaysReadableForTwoHundred() {
		var text = question.text(machines("web-", 200, MachineState.RUNNING), machines("old-", 25, MachineState.ENDED));
		assertTrue(text.contains("web-11\nand 188 more"), text);
		assertTrue(text.contains("old-11 – ended\nand 13 more"), text);
		assertTrue(text.lines().count() < 35, text);
		assertFalse(question.text(machines("web-", 13, MachineState.RUNNING), List.of()).contains("more"));
	}

	@Test
	void resetIsAskedInOneTextForOneAndForSeveral() {
		assertEquals("The machine starts again as if its reset button were pressed. "
				+ "What the guest has not written to its disks is lost.", Plural.bind(Messages.Reset_Text, 1));
		assertEquals("The machines start again as if their reset buttons were pressed. "
				+ "What the guests have not written to their disks is lost.", Plural.bind(Messages.Reset_Text, 2));
	}

	@Test
	void itsLabelCountsThem() {
		assertEquals("Force Off: 7 machines", question.label(7));
	}

	private static List<Machine> machines(String name, int number, MachineState state) {
		var machines = new ArrayList<Machine>();
		for (var i = 0; i < number; i++) {
			machines.add(InventoryBuilder.machineOf(name + i, state, _ -> {
			}));
		}
		return machines;
	}
}
