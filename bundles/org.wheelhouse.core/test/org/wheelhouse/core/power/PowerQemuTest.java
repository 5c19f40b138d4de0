package org.wheelhouse.core.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.qmp.command.QueryStatus;

@Tag("qemu")
class PowerQemuTest {

	@Test
	void pauseAndResumeAreEachOthersInverse() throws Exception {
		try (var machine = RealMachine.start("power", "-machine", "pc")) {
			var pause = new Pause(machine);
			Await.get(pause.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(pause), machine);
			assertEquals("paused", status(machine));
			var resume = pause.inverse().orElseThrow();
			machine.takeSent();
			Await.get(resume.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(resume), machine);
			assertEquals("running", status(machine));
			assertTrue(resume.inverse().orElseThrow() instanceof Pause);
		}
	}

	@Test
	void resetAndPowerDownReachTheGuest() throws Exception {
		try (var machine = RealMachine.start("button", "-machine", "pc")) {
			Await.get(new Reset(machine).run());
			Await.get(new PowerDown(machine).run());
			Await.until("both events", () -> machine.events().stream().map(event -> event.name()).toList()
					.containsAll(List.of("RESET", "POWERDOWN")));
		}
	}

	@Test
	void quitEndsTheProcess() throws Exception {
		try (var machine = RealMachine.start("quit", "-machine", "pc")) {
			Await.get(new Quit(machine).run());
			assertTrue(machine.process().waitFor(10, TimeUnit.SECONDS));
		}
	}

	@Test
	void cutEndsAProcessThatDoesNotAnswer() throws Exception {
		try (var machine = RealMachine.start("cut", "-machine", "pc")) {
			var stop = new ProcessBuilder("kill", "-STOP", "" + machine.process().pid()).start();
			assertEquals(0, stop.waitFor());
			assertEquals(List.of(), new ForceOff(machine).plan());
			Await.get(new ForceOff(machine).run());
			assertTrue(machine.process().waitFor(10, TimeUnit.SECONDS));
			assertFalse(machine.process().isAlive());
		}
	}

	private static String status(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryStatus())).status();
	}
}
