package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The guest's shell on its serial port, by real keys. */
@Tag("product")
@Tag("qemu")
@Tag("display")
class SerialTest extends ProductTest {

	private static final String SCREEN = "serial.screen";
	private static final String VIEW = "Serial Console";

	@Test
	void theGuestsShellIsUsedAndReadOnWhenNobodyLooks() throws Exception {
		Sample sample = openWithAwake("sample");
		person.select("sample");
		person.show(VIEW);
		eyes().landmark(SCREEN, name -> name.startsWith("line/COUNTER "), "what was written before the view was there");
		openShell();

		enter("echo hello-$((40+2))");
		Rectangle hello = line("hello-42");
		workbench().doubleClick(new Rectangle(hello.x, hello.y, 30, hello.height));
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_C);
		Await.until("it is in the clipboard", SOON, () -> clipboard().equals("hello-42"));
		workbench().hand().type("echo x");
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_V);
		enter("");
		line("xhello-42");

		keysAreTheGuestsUntilTheyAreGivenBack(sample);

		enter("seq 1 300");
		line("300");
		workbench().hand().keys(KeyEvent.VK_SHIFT, KeyEvent.VK_PAGE_UP);
		Await.until("earlier lines are in sight", SOON, () -> eyes().byId(SCREEN).landmarks().keySet().stream()
				.noneMatch("line/300"::equals));
		enter("");
		line("300");

		// Not the last number itself: a byte of a port that was full has come twice once, as 200000.
		enter("seq 1 20000; echo; echo all-$((40+2))");
		person.show("Events");
		assertTrue(eyes().nowById(SCREEN).isEmpty());
		Await.until("the guest wrote it all", BOOT,
				() -> sample.said().stream().anyMatch(line -> line.contains("all-42")));
		person.show(VIEW);
		eyes().landmark(SCREEN, name -> name.contains("all-42"), "the end of what was written");
		workbench().hand().click(eyes().byId(SCREEN).bounds());
		int counted = sample.counted().getLast();
		enter("exit");
		person.show("Events");
		sample.awaitCounterAbove(counted + 1, SOON);
		person.show(VIEW);
		eyes().landmark(SCREEN, name -> name.startsWith("line/COUNTER "), "what was written meanwhile");
	}

	/** Tab completes a name, Escape and Ctrl-C reach the guest, and a key of the workbench's does not reach the workbench. */
	private void keysAreTheGuestsUntilTheyAreGivenBack(Sample sample) {
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			// The program itself says that it runs: before it is the foreground's, nothing is interrupted.
			enter("sh -c 'echo busy-$((40+2)); exec sleep 1000'");
			line("busy-42");
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F9);
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_C);
			enter("echo interrupted=$?");
			line("interrupted=130");
			workbench().hand().type("echo /proc/versi\t");
			enter("");
			line("/proc/version");
			assertTrue(second.running(), "Ctrl+F9 was the guest's");

			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
			state("click to type");
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F9);
			Await.until("it is paused", SOON, () -> second.status().equals("paused"));
			person.awaitMachine("sample", "paused", SOON);
			workbench().hand().keys(KeyEvent.VK_SHIFT, KeyEvent.VK_F9);
			Await.until("it runs again", SOON, second::running);
			person.awaitMachine("sample", "running", SOON);
		}
		workbench().hand().click(eyes().byId(SCREEN).bounds());
		state("Ctrl+Alt");
	}

	private void openShell() {
		workbench().hand().click(eyes().byId(SCREEN).bounds());
		state("Ctrl+Alt");
		enter("");
		line("sample:/#");
	}

	private void enter(String line) {
		workbench().hand().type(line + "\n");
	}

	private Rectangle line(String text) {
		return eyes().landmark(SCREEN, "line/" + text);
	}

	private void state(String says) {
		eyes().find(seen -> seen.id().equals("serial.state") && seen.text().contains(says), "the port says " + says);
	}

	private static String clipboard() {
		try {
			return Optional
					.ofNullable(Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor))
					.map(Object::toString).orElse("");
		} catch (Exception e) {
			return "";
		}
	}
}
