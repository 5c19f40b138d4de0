package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** A snapshot that the definition does not know: the next start asks, and both answers do what they say. */
class StartAgainTest extends ProductTest {

	@Test
	void startAfterASnapshotAsksOnWhichImageAndBothAnswersDoWhatTheySay() throws Exception {
		Path folder = Files.createDirectory(home().folder("vm"));
		run("qemu-img", "create", "-q", "-f", "qcow2", folder.resolve("disk.qcow2").toString(), "1M");
		Path definition = Files.writeString(folder.resolve("tiny.qemu"), """
				# a machine that costs little
				qemu-system-x86_64 -name tiny -machine pc -accel tcg -m 16 -nodefaults -S \\
				  -drive if=virtio,id=d,format=qcow2,file=%s/disk.qcow2
				""".formatted(folder));
		String before = Files.readString(definition);
		openWorkbench("--define", definition.toString(), "--launch", "--open", "tiny");
		person.awaitMachine("tiny", "paused", SOON); // its process is there before its monitors are
		try (Monitor second = new Monitor(Qemus.spareMonitor(running(folder)))) {
			second.command("blockdev-snapshot-sync",
					Map.of("device", "d", "snapshot-file", folder.resolve("snap.qcow2").toString()));
		}
		person.select("tiny");
		forceOff(folder);

		keys(KeyEvent.VK_F9);
		person.clickButton("Start on disk.qcow2");
		assertTrue(openIn(folder).endsWith("/disk.qcow2"));
		assertEquals(before, Files.readString(definition));
		forceOff(folder);

		// It was answered: only one that has been changed since is asked about again.
		Files.setLastModifiedTime(folder.resolve("snap.qcow2"), FileTime.fromMillis(1234));
		keys(KeyEvent.VK_F9);
		person.clickButton("Start on snap.qcow2");
		assertTrue(openIn(folder).endsWith("/snap.qcow2"));
		assertEquals(before.replace("disk.qcow2", "snap.qcow2"), Files.readString(definition));
		forceOff(folder);

		keys(KeyEvent.VK_F9);
		assertTrue(openIn(folder).endsWith("/snap.qcow2"));
		forceOff(folder);

		// What another program has written into it is shown before, once; Escape starts nothing.
		Path outside = home().folder("outside.pid");
		Files.writeString(definition, Files.readString(definition).strip() + " -pidfile " + outside + "\n");
		keys(KeyEvent.VK_F9);
		eyes().row("trust.effects", row -> row.says("writes " + outside + " anew"), "what it writes", SOON);
		keys(KeyEvent.VK_ESCAPE);
		Await.until("the page has gone", SOON,
				() -> eyes().all().stream().noneMatch(seen -> seen.id().equals("trust.start")));
		assertFalse(Files.exists(outside));
		keys(KeyEvent.VK_F9);
		person.clickId("trust.start");
		running(folder);
		forceOff(folder);
		keys(KeyEvent.VK_F9);
		running(folder);
	}

	private ProcessHandle running(Path folder) {
		return Await.value("it runs", SOON, () -> Qemus.mentioning(folder).stream().findFirst());
	}

	private String openIn(Path folder) {
		ProcessHandle qemu = running(folder);
		person.awaitMachine("tiny", "paused", SOON);
		try (Monitor second = new Monitor(Qemus.spareMonitor(qemu))) {
			return second.query("query-block").path(0).path("inserted").path("file").asText();
		}
	}

	private void forceOff(Path folder) {
		person.awaitMachine("tiny", "paused", SOON);
		keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
		person.clickButton("Force Off");
		person.awaitMachine("tiny", "ended by Force Off", SOON);
		Await.until("nothing runs", SOON, () -> Qemus.mentioning(folder).isEmpty());
	}

	private void keys(int... codes) {
		workbench().hand().keys(codes);
	}

	private static void run(String... command) throws IOException, InterruptedException {
		assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
	}
}
