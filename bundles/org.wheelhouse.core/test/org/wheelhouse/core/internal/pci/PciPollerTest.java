package org.wheelhouse.core.internal.pci;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Recorded;
import org.wheelhouse.core.fixture.Snapshots;

/** Asks what QEMU 7.2 answered at four moments of a q35 machine. */
class PciPollerTest {

	@Test
	void aMachineWithoutNumbersIsAskedUntilItHasSome() throws Exception {
		for (var moment : List.of("prelaunch", "reset")) {
			var question = question(moment);
			for (int i = 0; i < 100; i++) {
				ask(question);
			}
			assertTrue(question.period().isPresent(), moment);
		}
	}

	@Test
	void aMachineWhoseDevicesAllHaveAddressesIsLeftAlone() throws Exception {
		var question = question("booted");
		assertTrue(question.period().isPresent(), "nothing is known yet");
		ask(question);
		assertTrue(question.period().isEmpty());
	}

	@Test
	void theAddressesOfADeviceThatHasComeAreAskedForSomeTime() throws Exception {
		var question = question("plugged");
		ask(question);
		assertTrue(question.period().isPresent());
		for (int i = 0; i < 100; i++) {
			ask(question);
		}
		assertTrue(question.period().isEmpty(), "a guest that never gives any is not asked for ever");
	}

	private static PciPoller question(String moment) throws Exception {
		return new PciPoller(new Recorded("pci/q35-" + moment + "-7.2.jsonl"));
	}

	private static void ask(PciPoller question) throws Exception {
		Await.get(question.ask()).apply(Snapshots.running("m", List.of(), Map.of()));
	}
}
