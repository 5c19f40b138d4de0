package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.ssh.Answers.awaitTrue;
import static org.wheelhouse.ssh.Answers.get;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.remote.ConnectionState.Connected;
import org.wheelhouse.host.remote.ConnectionState.Lost;

/** Who has a machine of a far computer, and what becomes of it when nobody has. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class SshKeepingTest {

	@RegisterExtension
	final FarHome far = new FarHome();
	private final Path home = far.path();

	SshKeepingTest() throws Exception {
	}

	private static LaunchRequest request(QemuOption... more) {
		return new LaunchRequest("m, 'ü'", Optional.empty(),
				Stream.concat(Stream.of(QemuOption.of("m", "16"), QemuOption.of("nodefaults"), QemuOption.of("S")),
						Stream.of(more)).toList(),
				Optional.of("tcg"), Optional.empty());
	}

	@Test
	void aSecondWorkbenchSeesWhoHasAMachine() throws Exception {
		try (var sshd = far.sshd(); var first = sshd.connected(); var second = sshd.connected()) {
			var machine = get(first.launch(request()));
			pretend(machine, "another-computer");
			var kept = get(second.keep(machine)).orElseThrow();
			assertTrue(kept.name().startsWith(System.getProperty("user.name") + "@"), kept.name());
			assertTrue(Duration.between(kept.since(), Instant.now()).abs().toMinutes() < 10, kept::toString);
			assertEquals(List.of(machine), get(second.hosted()), "it is listed all the same");
			first.close();
			awaitTrue(() -> get(second.keep(machine)).isEmpty());
			assertTrue(Files.readString(machine.folder().resolve("keeper")).contains("server.pid="));
		}
	}

	/** As a workbench of another computer, or another one of this, would have written it. */
	private static void pretend(HostedMachine machine, String workbench) throws IOException {
		var keeper = machine.folder().resolve("keeper");
		Files.writeString(keeper,
				Files.readString(keeper).replaceAll("workbench=.*", "workbench=" + workbench.replace("$", "\\$")));
	}

	/** The sshd of a workbench that lost its network knows of nothing for hours. */
	@Test
	void theSshdOfAWorkbenchOfThisComputerThatIsGoneIsEnded() throws Exception {
		try (var sshd = far.sshd(); var first = sshd.connected(); var second = sshd.connected()) {
			var machine = get(first.launch(request()));
			var keeper = Files.readString(machine.folder().resolve("keeper"));
			var own = keeper.replaceAll("(?s).*workbench=(.*?)\n.*", "$1").split(" ");
			pretend(machine, String.join(" ", own[0], own[1], own[2], own[3], "1"));
			assertEquals(Optional.empty(), get(second.keep(machine)));
			TestSshd.await(first, Lost.class);
			assertTrue(ProcessHandle.of(machine.pid()).orElseThrow().isAlive());
		}
	}

	/** A process that has the number of an sshd of an earlier boot, or of a day ago, is a stranger. */
	@Test
	void aLockOfADeadHolderIsTakenOver() throws Exception {
		try (var sshd = far.sshd(); var host = sshd.connected()) {
			var machine = get(host.launch(request()));
			var keeper = machine.folder().resolve("keeper");
			pretend(machine, "another-computer");
			var text = Files.readString(keeper);
			for (var dead : List.of(text.replaceAll("server.start=.*", "server.start=1"),
					text.replaceAll("boot=.*", "boot=earlier"),
					text.replaceAll("server.pid=.*", "server.pid=" + (1 << 22)), "damaged")) {
				Files.writeString(keeper, dead);
				assertEquals(Optional.empty(), get(host.keep(machine)), dead);
				assertTrue(Files.readString(keeper).contains("name="), dead);
			}
			TestSshd.await(host, Connected.class);
		}
	}

	/** Stands in for systemd: what it is asked, and what it was told to start. */
	private void standIns(String linger, String kills) throws IOException {
		var bin = Files.createDirectories(home.resolve("bin"));
		script(bin.resolve("loginctl"), "case $* in *KillUserProcesses*) echo KillUserProcesses=" + kills
				+ "; echo KillExcludeUsers= ;; *Linger*) echo Linger=" + linger + " ;; esac");
		script(bin.resolve("systemd-run"),
				"echo \"$*\" >>" + home
						+ "/scopes; while case $1 in --*) ;; *) false ;; esac; do shift; done; exec \"$@\"");
		Files.createDirectories(home.resolve("runtime"));
	}

	private static void script(Path file, String text) throws IOException {
		Files.writeString(file, "#!/bin/sh\n" + text + "\n");
		assertTrue(file.toFile().setExecutable(true));
	}

	private TestSshd withStandIns() throws Exception {
		return far.sshd(
				"PATH=" + home + "/bin:$PATH; XDG_RUNTIME_DIR=" + home + "/runtime; export PATH XDG_RUNTIME_DIR;");
	}

	private ServerSocketChannel bus() throws IOException {
		return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
				.bind(UnixDomainSocketAddress.of(home.resolve("runtime/bus")));
	}

	/** No scope; a session of its own, and a folder for this user that is not in /run. */
	private void assertStandsAlone(HostedMachine machine) throws IOException {
		assertFalse(Files.exists(home.resolve("scopes")), "no scope");
		assertEquals(home.resolve(".local/state/wheelhouse/run"), machine.folder().getParent());
		assertTrue(machine.folder().getFileName().toString().matches("[0-9a-f]{8}"), machine.folder()::toString);
		assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.folder())));
		var supervisor = Files.readString(machine.folder().resolve("process"))
				.replaceAll("(?s).*supervisor.pid=(\\d+).*", "$1");
		assertEquals(supervisor, session(Long.parseLong(supervisor)));
		assertEquals(supervisor, session(machine.pid()));
	}

	/** Field 6 of its stat. */
	private static String session(long pid) throws IOException {
		var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
		return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
	}

	/** Who lingers may have no manager that works, and who is asked may not answer. */
	@Test
	void whereAScopeIsNotSureThereIsNone() throws Exception {
		standIns("yes", "no");
		try (var sshd = withStandIns(); var host = sshd.connected()) {
			assertStandsAlone(get(host.launch(request())));
			try (var _ = bus()) {
				script(home.resolve("bin/systemd-run"), "echo Failed to connect to bus >&2; exit 1");
				assertStandsAlone(get(host.launch(request())));
				standIns("yes", "no");
				script(home.resolve("bin/loginctl"), "exit 1");
				assertStandsAlone(get(host.launch(request())));
			}
		}
	}

	/** With the last session the user's manager goes, all its scopes and the folder in /run. */
	@Test
	void withoutLingeringAMachineDependsOnNothingThatGoesAtLogout() throws Exception {
		standIns("no", "no");
		try (var sshd = withStandIns(); var bus = bus()) {
			HostedMachine machine;
			try (var host = sshd.connected()) {
				assertEquals(Fate.RUN_ON, get(host.afterLogout()).fate());
				machine = get(host.launch(request()));
				assertStandsAlone(machine);
			}
			bus.close();
			try (var files = Files.walk(home.resolve("runtime"))) {
				files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
			}
			try (var later = sshd.connected()) {
				assertEquals(List.of(machine), get(later.hosted()));
				assertEquals(Optional.empty(), get(later.ending(machine)));
				assertEquals(Optional.empty(), get(later.keep(machine)));
			}
		}
	}

	@Test
	void whoLingersGetsAScope() throws Exception {
		standIns("yes", "yes");
		try (var sshd = withStandIns(); var _ = bus(); var host = sshd.connected()) {
			assertEquals(Fate.RUN_ON, get(host.afterLogout()).fate());
			get(host.launch(request()));
			var started = Files.readAllLines(home.resolve("scopes")).getLast();
			assertTrue(started.matches("--user --scope .*setsid /bin/sh .*supervise\\.sh .*"), started);
		}
	}

	@Test
	void whatEndsMachinesAtLogoutIsToldBefore() throws Exception {
		standIns("no", "yes");
		try (var sshd = withStandIns(); var host = sshd.connected()) {
			var told = get(host.afterLogout());
			assertEquals(Fate.END, told.fate());
			assertEquals("loginctl enable-linger " + System.getProperty("user.name"), told.command());
			assertTrue(told.text().contains(" on far ends"), told.text());
		}
	}
}
