package org.wheelhouse.producttest;

import java.util.List;

/** Gives one view or editor after another the whole window, and takes it back. */
final class WholeWindow {

	private final WorkbenchDriver person;
	private List<String> tabs = List.of();

	WholeWindow(WorkbenchDriver person) {
		this.person = person;
	}

	/** To a tab that is in sight. */
	void give(String tab) {
		person.maximise(tab);
		tabs = List.of(tab);
	}

	/** To a view, opened where it is not; one that has another one of its folder makes way. */
	void giveTo(String view) {
		person.openView(view);
		if (tabs.isEmpty()) {
			give(view);
		} else {
			tabs = List.of(view);
			await();
		}
	}

	void takeBack() {
		tabs.forEach(person::restore);
		tabs = List.of();
	}

	/** Waits until what has it is what was given it. */
	void await() {
		person.awaitMaximised(tabs);
	}
}
