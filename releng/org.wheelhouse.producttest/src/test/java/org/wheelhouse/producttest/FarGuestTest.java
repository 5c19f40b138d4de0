package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All that works here works there: a Linux guest on a computer that is reached by ssh alone. */
@Tag("ssh")
class FarGuestTest extends ProductTest {

	private static final String SERIAL = "serial.screen";
	/** What stands still in any case: the head of the devices, their four lines, disks and disc. */
	private static final int LINES = 7;
	/** Names that no other QEMU of this computer has: all that run here are found there too. */
	private static final String BYHAND = "byhand" + ProcessHandle.current().pid();
	private static final String LAUNCHED = "launched" + ProcessHandle.current().pid();

	private FarMachinesDriver open() {
		openWorkbench();
		FarMachinesDriver far = new FarMachinesDriver(workbench(), person);
		far.awaitComputer("ssh, ");
		return far;
	}

	@Test
	void whatWasStartedThereIsFoundSeenTypedIntoAndPluggedAndRunsOn() {
		Sample sample = home().awake(BYHAND);
		try (FarComputer computer = new FarComputer(home());
				HandStarted started = new HandStarted(sample);
				Monitor second = new Monitor(started.secondMonitor())) {
			computer.added();
			FarMachinesDriver far = open();
			far.lookFor(BYHAND);
			far.readProperties(BYHAND);
			person.attachFound(BYHAND);
			runs(sample);

			far.showScreen(BYHAND);
			readsScreen(far, second, sample.folder().resolve("screen.ppm"));
			person.restore(BYHAND);
			typesOnPort();

			person.show("PCI Topology");
			person.carryToSlot("virtio-blk-pci", "pci.0/0a");
			person.drop();
			person.askForNewDisk("extra", sample.folder().resolve("extra.qcow2"));
			person.add("extra");
			assertEquals(10, second.pci("extra").orElseThrow().get("slot").asInt());
			sample.awaitGuestPci("0000:00:0a.0", true, SOON);

			person.detach(BYHAND);
			sample.awaitCounterAbove(sample.counted().getLast() + 1, SOON);
			assertEquals(List.of(started.process().pid()),
					sample.processes().stream().map(ProcessHandle::pid).toList());
			assertTrue(second.running());
			assertTrue(second.pci("extra").isPresent());
		}
	}

	/** What stands still on the guest's screen is on the display page as QEMU draws it, and what moves goes on. */
	private void readsScreen(FarMachinesDriver far, Monitor monitor, Path file) {
		Await.until("the guest's text on the display page", SOON, () -> {
			ScreenDump dump = ScreenDump.of(monitor, file);
			return dump.linesIn(Pictures.capture(), far.screen()) >= LINES;
		});
		BufferedImage before = Pictures.capture();
		Await.until("the guest's counter goes on there", SOON, () -> {
			ScreenDump dump = ScreenDump.of(monitor, file);
			return dump.linesIn(Pictures.capture(), far.screen()) > dump.linesIn(before, far.screen());
		});
	}

	private void typesOnPort() {
		person.show("Serial Console");
		eyes().landmark(SERIAL, name -> name.startsWith("line/COUNTER "), "what the guest counts");
		workbench().hand().click(eyes().byId(SERIAL).bounds());
		eyes().find(seen -> seen.id().equals("serial.state") && seen.text().contains("Ctrl+Alt"), "it has the keys");
		workbench().hand().type("\n");
		eyes().landmark(SERIAL, "line/sample:/#");
		workbench().hand().type("echo far-$((40+2))\n");
		eyes().landmark(SERIAL, "line/far-42");
		workbench().hand().type("exit\n");
		eyes().landmark(SERIAL, name -> name.startsWith("line/COUNTER "), "it counts again");
		workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_ALT);
	}

	@Test
	void whatWasLaunchedThereOutlivesConnectionAndWorkbenchAndIsAdopted() {
		Sample sample = home().awake(LAUNCHED);
		try (FarComputer computer = new FarComputer(home())) {
			computer.defines(sample);
			FarMachinesDriver far = open();
			far.lookFor(LAUNCHED);
			person.select(LAUNCHED);
			workbench().hand().keys(KeyEvent.VK_F9);
			sample.awaitBooted();
			runs(sample);
			long pid = sample.process(SOON).pid();

			computer.end();
			far.awaitComputer("next try in ");
			person.awaitMachine(LAUNCHED, "last seen ", SOON);
			goesOn(sample, pid);
			computer.begin();
			runs(sample);

			killWorkbench();
			goesOn(sample, pid);
			open();
			runs(sample);

			person.closeAndLeaveRunning();
			workbench().awaitEnd();
			closeWorkbench();
			goesOn(sample, pid);
			FarMachinesDriver later = open();
			runs(sample);
			goesOn(sample, pid);
			assertEquals(1, sample.starts());

			later.lookFor(LAUNCHED);
			person.select(LAUNCHED);
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
			person.clickButton("Force Off");
			person.awaitMachine(LAUNCHED, "ended by Force Off", SOON);
			Await.until("nothing runs", SOON, () -> sample.processes().isEmpty());
		}
	}

	/** Its row says so, and not what was last known: the workbench talks to its monitor. */
	private void runs(Sample sample) {
		person.awaitMachine(sample.name(), "running · ", SOON);
	}

	private static void goesOn(Sample sample, long pid) {
		sample.awaitCounterAbove(sample.counted().getLast() + 1, SOON);
		assertEquals(List.of(pid), sample.processes().stream().map(ProcessHandle::pid).toList());
	}
}
