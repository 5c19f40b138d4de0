package org.wheelhouse.producttest;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;

/** What a person does with computers far away and their machines. */
final class FarMachinesDriver {
	private static final String MACHINES = "machines.tree";
	private static final String FILTER = "machines.filter";

	private final WorkbenchDriver person;
	private final WidgetInspector eyes;
	private final InputRobot hand;

	FarMachinesDriver(Workbench workbench, WorkbenchDriver person) {
		this.person = person;
		eyes = workbench.eyes();
		hand = workbench.hand();
	}

	/** Waits until the row of that computer says so. */
	void awaitComputer(String says) {
		eyes.row(MACHINES, row -> row.depth() == 0 && row.says(FarComputer.NAME) && row.mentions(says),
				FarComputer.NAME + ": " + says, WidgetInspector.USUAL);
	}

	void selectComputer() {
		person.select(row -> row.depth() == 0 && row.says(FarComputer.NAME), "the row of " + FarComputer.NAME);
	}

	/** Has the list show what is called so on that computer, and nothing else. */
	void lookFor(String machine) {
		hand.fill(eyes.byId(FILTER).bounds(), FarComputer.NAME + " " + machine);
		Await.until("only what is on " + FarComputer.NAME, WidgetInspector.USUAL,
				() -> eyes.byId(MACHINES).items().stream().filter(row -> row.depth() == 0)
						.allMatch(row -> row.says(FarComputer.NAME)));
	}

	/** Looks at what is known of one that was found, from its context menu. */
	void readProperties(String machine) {
		person.select(row -> row.depth() == 2 && row.says(machine), machine + " that is found");
		person.chooseInMenu("Properties");
		eyes.find(seen -> seen.id().equals("found.commandLine") && seen.text().contains(machine), "its command line");
		person.clickId("found.close");
		Await.until("they are closed", WidgetInspector.USUAL, () -> eyes.nowById("found.close").isEmpty());
	}

	/** Shows the guest's screen pixel by pixel, in the whole window. */
	void showScreen(String machine) {
		person.select(machine);
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_S);
		Await.until("the screen is there", WidgetInspector.USUAL,
				() -> eyes.byId("display.status").text().contains("VNC"));
		person.maximise(machine);
		person.press("How large the guest's screen is shown");
		person.choose("100 %");
		Await.until("it is shown pixel by pixel", WidgetInspector.USUAL,
				() -> List.of(720, 640).contains(screen().width));
	}

	/** Where the guest's screen is on the display. */
	Rectangle screen() {
		return eyes.landmark("display.screen", "display/screen");
	}
}
