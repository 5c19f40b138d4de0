package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.ssh.Answers.awaitTrue;
import static org.wheelhouse.ssh.Answers.failure;
import static org.wheelhouse.ssh.Answers.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionState.Connected;
import org.wheelhouse.host.remote.ConnectionState.Lost;

/** A machine that was launched on a far computer belongs to that computer, not to the connection. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class SshLaunchTest {

	@RegisterExtension
	final FarHome far = new FarHome();
	private final Path home = far.path();

	SshLaunchTest() throws Exception {
	}

	private static LaunchRequest request(QemuOption... more) {
		return new LaunchRequest("m, 'ü'", Optional.empty(),
				Stream.concat(Stream.of(QemuOption.of("m", "16"), QemuOption.of("nodefaults"), QemuOption.of("S")),
						Stream.of(more)).toList(),
				Optional.of("tcg"), Optional.empty());
	}

	@Test
	void aMachineOutlivesItsConnectionAndIsAdopted() throws Exception {
		try (var sshd = far.sshd()) {
			HostedMachine launched;
			try (var host = sshd.connected()) {
				launched = get(host.launch(request()));
				sshd.stop();
				TestSshd.await(host, Lost.class);
				sshd.restart();
				TestSshd.await(host, Connected.class);
				assertEquals(List.of(launched), get(host.hosted()));
			}
			try (var later = sshd.connected()) {
				assertEquals(List.of(launched), get(later.hosted()), "as another workbench finds it");
				assertEquals(Optional.empty(), get(later.ending(launched)));
				assertTrue(ProcessHandle.of(launched.pid()).orElseThrow().destroy());
				awaitTrue(() -> get(later.ending(launched)).isPresent());
				var ending = assertInstanceOf(Ending.Exited.class, get(later.ending(launched)).orElseThrow());
				assertEquals(0, ending.status());
				assertTrue(ending.lastLines().getFirst().startsWith("terminating on signal 15"), ending::toString);
				get(later.forget(launched));
				assertFalse(Files.exists(launched.folder()));
			}
		}
	}

	@Test
	void whatQemuSaysOfItsEndIsTold() throws Exception {
		try (var sshd = far.sshd(); var host = sshd.connected()) {
			var failed = failure(host.launch(request(QemuOption.of("drive", "file=/no/disk"))));
			assertTrue(failed.getMessage().contains("QEMU ended at once with status 1")
					&& failed.getMessage().contains("Could not open '/no/disk'"), failed.getMessage());
			assertTrue(failed.command().getFirst().endsWith("qemu-system-x86_64"));
			assertEquals(List.of(), get(host.hosted()));
			assertTrue(failure(host.launch(request(QemuOption.word("G")))).getMessage().contains("The word 'G'"));
		}
	}

	/** Nobody finds it in a command line, or in a file once QEMU has read it. */
	@Test
	void aSecretReachesQemuByNoCommandLine() throws Exception {
		try (var sshd = far.sshd(); var host = sshd.connected()) {
			var machine = get(host.launch(request(QemuOption.of("vnc",
					"unix:" + home + "/vnc,password-secret=k"))
					.with(Map.of("k", Secret.of("sesame 4711".toCharArray())))));
			assertEquals(Optional.empty(), get(host.ending(machine)), "it was read");
			var processes = ProcessHandle.allProcesses().map(ProcessHandle::pid).toList();
			for (var pid : processes) {
				var line = Path.of("/proc", Long.toString(pid), "cmdline");
				assertFalse(Files.exists(line) && new String(Files.readAllBytes(line), StandardCharsets.UTF_8)
						.contains("sesame 4711") && pid != ProcessHandle.current().pid());
			}
			try (var files = Files.list(machine.folder())) {
				for (var file : files.filter(Files::isRegularFile).toList()) {
					assertFalse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("4711"),
							file::toString);
				}
			}
			get(host.kill(machine));
		}
	}

	/** What was on its way when the connection went is there once, or not at all. */
	@Test
	void aLaunchThatIsCutIsFoundAndNotDoubled() throws Exception {
		var program = home.resolve("qemu-system-x86_64");
		Files.writeString(program, "#!/bin/sh\n: >" + home + "/begun\nread -r on <" + home
				+ "/go\nexec qemu-system-x86_64 \"$@\"\n");
		assertTrue(program.toFile().setExecutable(true));
		assertEquals(0, new ProcessBuilder("mkfifo", home.resolve("go").toString()).start().waitFor());
		try (var sshd = far.sshd(); var host = sshd.connected()) {
			var asked = request();
			var launching = host.launch(new LaunchRequest(asked.name(), Optional.of(program), asked.options(),
					asked.accelerator(), Optional.empty()));
			awaitTrue(() -> Files.exists(home.resolve("begun")));
			sshd.stop();
			var failed = failure(launching);
			assertTrue(failed.getMessage().startsWith("The connection to far was lost while m, 'ü' was being started"),
					failed.getMessage());
			assertTrue(failed.advice().contains("not started twice"), failed.advice());
			Files.writeString(home.resolve("go"), "on\n");
			sshd.restart();
			TestSshd.await(host, Connected.class);
			assertEquals(1, get(host.hosted()).size());
			var found = get(host.hosted()).getFirst();
			awaitTrue(() -> Files.exists(found.folder().resolve("spare.sock")));
			assertEquals(Optional.empty(), get(host.ending(found)));
			assertEquals(1, far.machines().count());
		}
	}

	@Test
	void theAcceleratorsAreMeasuredThereOnce() throws Exception {
		try (var sshd = far.sshd(); var host = sshd.connected()) {
			var profile = get(host.profile());
			assertEquals("x86_64", profile.binaries().getFirst().target());
			assertTrue(profile.accelerator().reason().matches(".*tcg \\d+\\.\\d\\d s \\(\\d+ M iterations/s\\)"),
					profile.accelerator().reason());
			var kept = home.resolve(".cache/wheelhouse/accelerator.properties");
			assertTrue(Files.readString(kept).contains("M iterations/s"));
			Files.writeString(kept, Files.readString(kept).replaceAll("reason=.*", "reason=as it was kept"));
			try (var later = sshd.connected()) {
				assertEquals("as it was kept", get(later.profile()).accelerator().reason());
			}
			try (var left = Files.list(home.resolve(".local/state/wheelhouse/run"))) {
				assertFalse(left.anyMatch(file -> file.getFileName().toString().startsWith("probe-")));
			}
		}
	}

	@Test
	void aHomeWithALongPathGetsAShorterFolder() throws Exception {
		var deep = Files.createDirectories(home.resolve("a".repeat(60)).resolve("b".repeat(30)));
		try (var sshd = far.sshd(deep); var host = sshd.connected()) {
			var machine = get(host.launch(request(QemuOption.of("name", deep + "/long"))));
			assertTrue(machine.folder().startsWith("/tmp"), machine.folder()::toString);
			assertEquals("rwx------", PosixFilePermissions
					.toString(Files.getPosixFilePermissions(machine.folder())));
			get(host.kill(machine));
			awaitTrue(() -> get(host.ending(machine)).isPresent());
			get(host.forget(machine));
		}
	}
}
