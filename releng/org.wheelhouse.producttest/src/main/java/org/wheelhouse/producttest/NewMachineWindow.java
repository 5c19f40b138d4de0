package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.util.List;

/** What a person does in the window New Machine. */
final class NewMachineWindow {
	private static final String ID = "newMachine.";
	private static final List<String> SOURCES = List.of("installer", "disk", "cloud", "kernel", "empty");

	private final WidgetInspector eyes;
	private final InputRobot hand;

	/** Waits until it is open and has the keyboard. */
	NewMachineWindow(Workbench workbench) {
		eyes = workbench.eyes();
		hand = workbench.hand();
		Await.until("New Machine is open", WidgetInspector.USUAL, () -> eyes.activeShell().equals("New Machine"));
		awaitFocus("disc");
	}

	/** Chooses by the arrows what it starts from, and goes on to its first field. */
	void sourceByKeys(String source) {
		hand.keys(KeyEvent.VK_SHIFT, KeyEvent.VK_TAB);
		awaitFocus("source.installer");
		for (int step = 0; step < SOURCES.indexOf(source); step++) {
			hand.keys(KeyEvent.VK_RIGHT);
			awaitFocus("source." + SOURCES.get(step + 1));
		}
		hand.keys(KeyEvent.VK_TAB);
	}

	/** Types into the field that has the focus, over what stands there. */
	void typeInto(String field, String text) {
		awaitFocus(field);
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
		hand.type(text);
		awaitText(field, text);
	}

	/** The same of a field that tells nobody what stands there. */
	void typeSecretInto(String field, String text) {
		awaitFocus(field);
		hand.type(text);
		eyes.awaitTaken();
	}

	/** Goes to another field by the Tab key. */
	void tabTo(String field) {
		for (int step = 0; step < 30 && !hasFocus(field); step++) {
			hand.keys(KeyEvent.VK_TAB);
			eyes.awaitTaken();
		}
		awaitFocus(field);
	}

	/** Clicks what it starts from. */
	void source(String source) {
		hand.click(eyes.byId(ID + "source." + source).bounds());
		awaitFocus("source." + source);
	}

	/** Clicks a field and types over what stands there. */
	void fill(String field, String text) {
		hand.fill(eyes.byId(ID + field).bounds(), text);
		awaitText(field, text);
	}

	/** Waits until what is said of a field has this in it. */
	void awaitSaid(String field, String words) {
		eyes.find(seen -> seen.id().equals(ID + field + ".said") && seen.text().contains(words),
				words + " at " + field);
	}

	/** Waits until the command line has this in it. */
	void awaitCommandLine(String words) {
		eyes.find(seen -> seen.id().equals(ID + "commandLine") && seen.text().contains(words),
				words + " on the command line");
	}

	/** Waits until it can be finished. */
	void awaitComplete() {
		eyes.find(seen -> seen.id().equals(ID + "ok") && seen.enabled(), "nothing is missing");
	}

	/** Presses Enter, and waits until the window has closed. */
	void finishByKeys() {
		awaitComplete();
		hand.keys(KeyEvent.VK_ENTER);
		awaitClosed();
	}

	/** Clicks Finish, and waits until the window has closed. */
	void finish() {
		awaitComplete();
		hand.click(eyes.byId(ID + "ok").bounds());
		awaitClosed();
	}

	private void awaitClosed() {
		Await.until("New Machine has closed", WidgetInspector.USUAL, () -> eyes.nowById("newMachine").isEmpty());
	}

	private void awaitText(String field, String text) {
		eyes.find(seen -> seen.id().equals(ID + field) && seen.text().equals(text), text + " in " + field);
	}

	private boolean hasFocus(String field) {
		return eyes.nowById(ID + field).filter(Seen::focus).isPresent();
	}

	private void awaitFocus(String field) {
		eyes.find(seen -> seen.id().equals(ID + field) && seen.focus(), "the focus at " + field);
	}
}
