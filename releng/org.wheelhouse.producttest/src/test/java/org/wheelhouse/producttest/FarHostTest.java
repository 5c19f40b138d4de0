package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

	/** Nor in a command line or an environment, while the computer is connected and when the workbench has ended. */
	@Test
	void aTypedPassphraseStandsInNoFileOfTheWorkbench() throws IOException {
		String typed = "Sesam" + UUID.randomUUID().toString().replace("-", "");
		try (FarComputer far = new FarComputer(home())) {
			far.lock(typed);
			openWorkbench();
			workbench().hand().keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_H);
			person.fill("addhost.target", FarComputer.NAME);
			eyes().find(seen -> seen.id().equals("addhost.route") && seen.text().contains("127.0.0.1, port "),
					"what ssh makes of the name");
			person.clickId("addhost.ok");
			person.clickId("hostkey.accept");
			person.fill("prompt.answer", typed);
			person.clickId("prompt.ok");
			eyes().find(seen -> seen.id().equals("addhost.ok") && seen.text().equals("Add Host") && seen.enabled(),
					"it is connected", SOON);
			person.clickId("addhost.ok");
			new FarMachinesDriver(workbench(), person).awaitComputer("ssh, ");
			assertEquals(List.of(), holding(typed));
			closeWorkbench();
			assertEquals(List.of(), holding(typed));
		}
	}

	/** The files of the workbench, and of all processes, in which this stands. */
	private List<Path> holding(String text) throws IOException {
		List<Path> found = new ArrayList<>();
		try (Stream<Path> files = Files.walk(home().folder())) {
			files.filter(Files::isRegularFile).filter(file -> has(file, text)).forEach(found::add);
		}
		ProcessHandle.allProcesses().map(process -> Path.of("/proc", Long.toString(process.pid())))
				.flatMap(process -> Stream.of(process.resolve("cmdline"), process.resolve("environ")))
				.filter(file -> has(file, text)).forEach(found::add);
		return found;
	}

	private static boolean has(Path file, String text) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
		} catch (IOException _) {
			return false; // it has gone, or is not ours to read
		}
	}
}
