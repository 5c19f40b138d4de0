package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.wheelhouse.qmp.command.InjectNmi;
import org.wheelhouse.qmp.command.SystemPowerdown;
import org.wheelhouse.qmp.command.SystemReset;

/** What a running Linux does not survive, in the order in which it can be done to one. */
final class PowerActs {

	private final Subject subject;

	PowerActs(Subject subject) {
		this.subject = subject;
	}

	List<Step> steps() {
		return List.of(new Step("inject-nmi", this::nmi),
				new Step("system_reset", this::reset),
				new Step("system_powerdown", this::powerdown));
	}

	/** The guest's kernel does not know what for, and says so; its serial port takes nothing more after that. */
	private void nmi() {
		subject.send(new InjectNmi());
		Await.until("the guest has it", () -> subject.serial().contains("NMI received for unknown reason"));
	}

	/** The guest begins anew. */
	private void reset() {
		subject.send(new SystemReset());
		subject.awaitReady(1);
	}

	/** The guest hears its power button, some seconds after it says that it is up, and goes off. */
	private void powerdown() {
		Await.until("the guest counts", () -> {
			String serial = subject.serial();
			return serial.indexOf("COUNTER 3", serial.lastIndexOf("READY")) >= 0;
		});
		subject.send(new SystemPowerdown());
		Await.until("its process has ended", () -> !subject.process().isAlive());
		assertTrue(subject.serial().contains("POWERDOWN"));
	}
}
