package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ssh")
class FarHostTest extends ProductTest {

	@Test
	void aHostIsAddedByMouseLostAndComesBackWithItsMachine() {
		Sample sample = home().awake("byhand");
		try (FarComputer far = new FarComputer(home()); HandStarted started = new HandStarted(sample)) {
			openWorkbench();
			FarMachinesDriver list = new FarMachinesDriver(workbench(), person);
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_H);
			workbench().hand().fill(eyes().byId("addhost.target").bounds(), "far");
			eyes().find(seen -> seen.id().equals("addhost.route") && seen.text().contains("127.0.0.1, port "),
					"what ssh makes of the name");
			person.clickId("addhost.ok");
			String shown = eyes().find(seen -> seen.id().equals("hostkey.fingerprint"), "the host key").text();
			assertTrue(shown.startsWith("SHA256:"), shown);
			assertEquals("", far.knownHosts(), "nothing is accepted yet");
			person.clickId("hostkey.accept");
			eyes().find(seen -> seen.id().equals("addhost.ok") && seen.text().equals("Add Host") && seen.enabled(),
					"it is connected", SOON);
			person.clickId("addhost.ok");
			list.awaitComputer("ssh, ");
			assertTrue(far.knownHosts().contains("ssh-ed25519"), "ssh keeps it");

			person.attach("ssh://far" + started.monitor(), "byhand");
			person.awaitMachine("byhand", "running · ", SOON);

			far.end();
			list.awaitComputer("next try in ");
			person.awaitMachine("byhand", "last seen ", SOON);
			assertEquals(List.of(started.process().pid()),
					sample.processes().stream().map(ProcessHandle::pid).toList());

			far.begin();
			list.awaitComputer("ssh, ");
			person.awaitMachine("byhand", "running · ", SOON);
		}
	}
}
