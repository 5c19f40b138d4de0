package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;

import org.junit.jupiter.api.Test;

/** Every way to stop a machine and to let it go on, by the keyboard alone but for the questions before data may be lost. */
class PowerTest extends ProductTest {

	@Test
	void machineIsPausedResumedResetPoweredDownStartedCutAndForgotten() {
		Sample sample = openWithSample("sample");
		person.select("sample");
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F9);
			Await.until("it is paused", SOON, () -> second.status().equals("paused"));
			person.awaitMachine("sample", "paused", SOON);
			keys(KeyEvent.VK_SHIFT, KeyEvent.VK_F9);
			Await.until("it runs again", SOON, second::running);

			person.awaitMachine("sample", "running", SOON);
			keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F9);
			person.clickButton("Cancel");
			assertTrue(second.running());
			keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F9);
			person.clickButton("Reset");
			Await.until("the guest has started a second time", BOOT, () -> sample.starts() == 2);
		}
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_F10);
		person.awaitMachine("sample", "the guest shut down", SOON);
		assertTrue(sample.said().stream().anyMatch(line -> line.strip().equals("POWERDOWN")));
		assertTrue(sample.processes().isEmpty());

		keys(KeyEvent.VK_F9);
		person.awaitMachine("sample", "running", SOON);
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
		person.clickButton("Force Off");
		person.awaitMachine("sample", "ended", SOON);
		assertTrue(sample.processes().isEmpty());

		person.select("sample");
		keys(KeyEvent.VK_DELETE);
		person.clickButton("Remove from List");
		Await.until("it is not listed", SOON, () -> !person.listsMachine("sample"));
		assertTrue(sample.definition().toFile().exists());
	}

	private void keys(int... codes) {
		workbench().hand().keys(codes);
	}
}
