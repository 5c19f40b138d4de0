package org.wheelhouse.producttest;

import java.awt.event.KeyEvent;
import java.util.function.Consumer;

/** The tour's look at a computer far away, by day and by night: it is added, its QEMUs are found, and it is lost. */
final class HostPictures {

	private static final String MACHINES = "machines.tree";
	private static final String MACHINE = "far-away";

	private final WidgetInspector eyes;
	private final InputRobot hand;
	private final WorkbenchDriver person;
	private final WholeWindow window;
	private final Consumer<String> picture;

	/** @param picture takes one of this name */
	HostPictures(Workbench workbench, WholeWindow window, Consumer<String> picture) {
		eyes = workbench.eyes();
		hand = workbench.hand();
		person = new WorkbenchDriver(workbench);
		this.window = window;
		this.picture = picture;
	}

	/**
	 * Leaves it lost.
	 *
	 * @param home for a machine that runs on both computers, as they are one
	 */
	void take(TestHome home, FarComputer far) {
		try (HandStarted started = new HandStarted(home.sample(MACHINE))) {
			person.chooseAppearance(KeyEvent.VK_D);
			refuse();
			person.chooseAppearance(KeyEvent.VK_L);
			add();
			find();
			attach(started);
			lose(far);
		}
	}

	private void type() {
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_H);
		person.fill("addhost.target", FarComputer.NAME);
		eyes.find(seen -> seen.id().equals("addhost.route") && seen.text().contains("127.0.0.1, port "),
				"what ssh makes of the name");
	}

	private void connect() {
		person.clickId("addhost.ok");
		eyes.byId("hostkey.fingerprint");
	}

	private void refuse() {
		type();
		picture.accept("dark-add-host");
		connect();
		picture.accept("dark-host-key");
		person.clickId("hostkey.refuse");
		awaitButton("Add Anyway");
		picture.accept("dark-host-refused");
		person.clickId("addhost.cancel");
		awaitClosed();
	}

	private void add() {
		type();
		connect();
		picture.accept("host-key");
		person.clickId("hostkey.accept");
		awaitButton("Add Host");
		eyes.find(seen -> seen.id().equals("addhost.step.qemu") && seen.text().startsWith("QEMU "), "its QEMU");
		picture.accept("add-host");
		person.clickId("addhost.ok");
		awaitClosed();
	}

	private void awaitButton(String text) {
		eyes.find(seen -> seen.id().equals("addhost.ok") && seen.enabled() && seen.text().equals(text), text);
	}

	private void awaitClosed() {
		Await.until("Add Host has closed", WidgetInspector.USUAL, () -> eyes.nowById("addhost.target").isEmpty());
	}

	private void find() {
		window.give("Machines");
		Await.until(MACHINE + " is found on both computers", WidgetInspector.USUAL,
				() -> eyes.byId(MACHINES).items().stream().filter(row -> row.depth() == 2 && row.says(MACHINE))
						.count() == 2);
		picture.accept("found");
		person.chooseAppearance(KeyEvent.VK_D);
		picture.accept("dark-found");
		window.takeBack();
	}

	private void attach(HandStarted started) {
		person.attach("ssh://" + FarComputer.NAME + started.monitor(), MACHINE);
		person.awaitMachine(MACHINE, "running", WidgetInspector.USUAL);
		started.sample().awaitBooted();
		person.open(MACHINE);
		hand.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_S);
		Await.until("its screen is there", WidgetInspector.USUAL,
				() -> eyes.byId("display.status").text().contains("VNC"));
		eyes.landmark("display.screen", "display/screen");
		picture.accept("dark-far-machine");
		person.chooseAppearance(KeyEvent.VK_L);
		picture.accept("far-machine");
	}

	private void lose(FarComputer far) {
		far.end();
		awaitLost();
		person.awaitMachine(MACHINE, "last seen ", WidgetInspector.USUAL);
		picture.accept("host-lost");
		person.chooseAppearance(KeyEvent.VK_D);
		awaitLost();
		picture.accept("dark-host-lost");
	}

	/** A moment at which it is not being tried. */
	private void awaitLost() {
		eyes.row(MACHINES, row -> row.says(FarComputer.NAME) && row.mentions("next try in "), "that it is lost",
				WidgetInspector.USUAL);
	}
}
