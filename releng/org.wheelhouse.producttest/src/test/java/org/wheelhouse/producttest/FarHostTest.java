package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("ssh")
class FarHostTest extends ProductTest {

	private static final String MACHINES = "machines.tree";

	private void awaitRow(String name, String says) {
		eyes().row(MACHINES, row -> row.says(name) && row.mentions(says), name + ": " + says, SOON);
	}

	@Test
	void aHostIsAddedByMouseLostAndComesBackWithItsMachine() {
		Sample sample = home().awake("byhand");
		try (FarComputer far = new FarComputer(home()); HandStarted started = new HandStarted(sample)) {
			openWorkbench();
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
			awaitRow("far", "ssh, ");
			assertTrue(far.knownHosts().contains("ssh-ed25519"), "ssh keeps it");

			person.attach("ssh://far" + started.monitor(), "byhand");
			awaitRow("byhand", "running");

			far.end();
			awaitRow("far", "next try in ");
			awaitRow("byhand", "last seen ");
			assertEquals(List.of(started.process().pid()),
					sample.processes().stream().map(ProcessHandle::pid).toList());

			far.begin();
			awaitRow("far", "ssh, ");
			awaitRow("byhand", "running · ");
		}
	}
}
