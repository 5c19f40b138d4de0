package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script with a QEMU behind a real sshd. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarScriptTest {

	private static final String PASSPHRASE = "open sesame 4711";

	@TempDir
	private Path folder = Path.of("");

	record Said(int status, String out, String err) {}

	private Process qemu(Path socket) throws Exception {
		var qemu = new ProcessBuilder("qemu-system-x86_64", "-display", "none", "-S", "-accel", "tcg", "-nodefaults",
				"-name", "box", "-qmp", "unix:" + socket + ",server=on,wait=off").redirectErrorStream(true)
				.redirectOutput(folder.resolve("log").toFile()).start();
		for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !Files.exists(socket);) {
			assertTrue(System.nanoTime() < end && qemu.isAlive(), Files.readString(folder.resolve("log")));
			Thread.onSpinWait();
		}
		return qemu;
	}

	/** Without a terminal, or in one, where a person types. */
	private Said call(TestSshd sshd, String typed, String... words) throws Exception {
		var line = new ArrayList<>(
				List.of(Path.of(System.getProperty("wheelhouse.root"), "releng/wheelhouse").toString()));
		line.addAll(List.of(words));
		var all = typed.isEmpty()
				? new ArrayList<>(List.of("setsid", "-w"))
				: new ArrayList<>(List.of("script", "-q", "-e", "-c", String.join(" ", line), "/dev/null"));
		if (typed.isEmpty()) {
			all.addAll(line);
		}
		var builder = new ProcessBuilder(all).redirectOutput(folder.resolve("out").toFile())
				.redirectError(folder.resolve("err").toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("WHEELHOUSE_CLASSES", System.getProperty("java.class.path"));
		builder.environment().put("XDG_STATE_HOME", folder.toString());
		builder.environment().put("XDG_RUNTIME_DIR", sshd.folder().toString());
		builder.environment().put("WHEELHOUSE_SSH_CONFIG", sshd.folder().resolve("config").toString());
		var process = builder.start();
		try (var stdin = process.getOutputStream()) {
			while (!typed.isEmpty() && !Files.readString(folder.resolve("out")).contains("passphrase")) {
				assertTrue(process.isAlive(), Files.readString(folder.resolve("out")));
				TimeUnit.MILLISECONDS.sleep(20);
			}
			stdin.write((typed + "\n").getBytes());
			stdin.flush();
			assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it hangs");
		}
		return new Said(process.exitValue(), Files.readString(folder.resolve("out")),
				Files.readString(folder.resolve("err")));
	}

	private static void lock(TestSshd sshd) throws Exception {
		TestSshd.key(sshd.folder().resolve("locked"), PASSPHRASE);
		sshd.write("authorized_keys", sshd.read("locked.pub"));
		sshd.write("config", sshd.read("config").replace(sshd.folder() + "/key\n", sshd.folder() + "/locked\n"));
	}

	@Test
	void aMachineBehindSshIsAsked() throws Exception {
		try (var sshd = TestSshd.start()) {
			var socket = sshd.folder().resolve("q");
			var qemu = qemu(socket);
			try {
				assertEquals(new Said(0, "{\"name\":\"box\"}\n", ""),
						call(sshd, "", "--exec", "ssh://far" + socket, "query-name"));
				var none = call(sshd, "", "--exec", "ssh://far/no/such", "query-name");
				assertEquals(3, none.status(), none::toString);
				assertTrue(none.err().contains("There is no socket /no/such"), none::toString);
				var nobody = call(sshd, "", "--exec", "ssh://no-such.invalid/q", "query-name");
				assertEquals(3, nobody.status(), nobody::toString);
				assertTrue(nobody.err().contains("No computer is known by the name no-such.invalid"), nobody::toString);
				assertEquals(2, call(sshd, "", "--exec", "ssh://far", "query-name").status());
				knownByName(sshd, socket);
			} finally {
				qemu.destroyForcibly().waitFor();
			}
		}
	}

	private void knownByName(TestSshd sshd, Path socket) throws Exception {
		Files.createDirectory(folder.resolve("wheelhouse"));
		Files.writeString(folder.resolve("wheelhouse/machines.json"), """
				{"machines": [{"id": "m1", "host": "ssh:far", "address": "unix:%s", "facts": {"name": "my box"}}]}
				""".formatted(socket));
		assertEquals("{\"name\":\"box\"}\n", call(sshd, "", "--exec", "my box", "query-name").out());
		assertEquals("m1\tmy box\tunknown\tssh://far" + socket + "\n", call(sshd, "", "--list").out());
		Files.writeString(folder.resolve("wheelhouse/read-only.json"), "{\"hosts\":[\"ssh:far\"]}");
		assertEquals("{\"name\":\"box\"}\n", call(sshd, "", "--exec", "my box", "query-name").out());
		var refused = call(sshd, "", "--exec", "my box", "cont");
		assertEquals(2, refused.status(), refused::toString);
		assertTrue(refused.err().startsWith("my box is read-only"), refused::toString);
	}

	@Test
	void whatSshAsksIsAskedAtTheTerminalOrRefusedWithWords() throws Exception {
		try (var sshd = TestSshd.start()) {
			lock(sshd);
			var socket = sshd.folder().resolve("q");
			var qemu = qemu(socket);
			try {
				var nobody = call(sshd, "", "--exec", "ssh://far" + socket, "query-name");
				assertEquals(3, nobody.status(), nobody::toString);
				assertTrue(nobody.err().contains("ssh asks: Enter passphrase for key"), nobody::toString);
				assertTrue(nobody.err().contains("There is no terminal to answer it in."), nobody::toString);
				var told = call(sshd, PASSPHRASE, "--exec", "ssh://far" + socket, "query-name");
				assertEquals(0, told.status(), told::toString);
				assertTrue(told.out().contains("\"box\""), told::toString);
				assertFalse(told.out().contains("4711"), "it is not shown");
			} finally {
				qemu.destroyForcibly().waitFor();
			}
		}
	}
}
