package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.AfterLogout;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;

/** Supervision and adoption, with a script in QEMU's place. */
class HostedMachineTest {

	private static final String RUNS = "ready \"$@\"; exec sleep 300";

	private final Bench bench = new Bench();

	HostedMachineTest() throws IOException {
		bench.standIn(RUNS);
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	@Test
	void launchedMachineRunsInASessionOfItsOwnAndOutlivesTheHost() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web", QemuOption.of("m", "1G")));
		host.close();
		assertTrue(Bench.await(bench.host().process(machine.pid())).isPresent());
		assertNotEquals(statField("self", 6), statField(Long.toString(machine.pid()), 6), "session");
		String supervisor = statField(Long.toString(machine.pid()), 4);
		assertNotEquals(Long.toString(ProcessHandle.current().pid()), statField(supervisor, 4),
				"parent of the supervisor");
		assertEquals(Path.of("/dev/null"), Files.readSymbolicLink(Path.of("/proc/" + supervisor + "/fd/0")));
		assertEquals(Path.of("/dev/null"), Files.readSymbolicLink(Path.of("/proc/" + supervisor + "/fd/1")));
	}

	@Test
	void nothingIsMeasuredWhenTheRequestNamesAnAccelerator() throws Exception {
		LocalHost host = bench.host();
		bench.launch(host, Bench.request("web", QemuOption.of("accel", "tcg")));
		assertEquals(0, bench.probes());
		bench.launch(host, Bench.request("web"));
		assertEquals(2, bench.probes());
	}

	@Test
	void folderIsPrivate() throws Exception {
		HostedMachine machine = bench.launch(bench.host(), Bench.request("web"));
		for (Path folder : List.of(machine.folder(), bench.runtime())) {
			assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
		}
	}

	@Test
	void laterHostAdoptsWhatRuns() throws Exception {
		Path definition = Files.createFile(bench.folder().resolve("web ü.qemu"));
		HostedMachine machine = bench.launch(bench.host(), new LaunchRequest("web, \"1\"\n", Optional.empty(),
				List.of(QemuOption.of("append", " a=b\\ é\n")), Optional.of("tcg"), Optional.of(definition)));
		assertEquals(List.of(machine), Bench.await(bench.host().hosted()));
		assertEquals(" a=b\\ é\n", machine.commandLine().get(2));
	}

	@Test
	void relativePathsStartFromTheDefinition() throws Exception {
		bench.standIn("pwd; " + RUNS);
		Path definition = Files.createFile(Files.createDirectory(bench.folder().resolve("defs")).resolve("d"));
		HostedMachine machine = bench.launch(bench.host(),
				new LaunchRequest("web", Optional.empty(), List.of(), Optional.empty(), Optional.of(definition)));
		assertEquals(List.of(definition.getParent().toRealPath().toString()),
				Bench.await(bench.host().logTail(machine, 5)));
	}

	@Test
	void exitStatusIsKeptWithTheLastLines() throws Exception {
		bench.standIn("ready \"$@\"; until [ -e END ]; do sleep 0.02; done; echo 'qemu-system-x86_64: bye' >&2; exit 3"
				.replace("END", bench.folder() + "/end"));
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		assertEquals(Optional.empty(), Bench.await(host.ending(machine)));
		Files.createFile(bench.folder().resolve("end"));
		Ending ending = Await.present("it has ended", () -> Bench.now(host.ending(machine)));
		assertEquals(new Ending.Exited(3, List.of("bye")), ending);
	}

	@Test
	void whatQemuAlwaysSaysIsNoWordAboutItsEnd() throws Exception {
		bench.standIn("echo 'VNC server running on 127.0.0.1:5900'; echo 'qemu-system-x86_64: bye' >&2; " + RUNS);
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		Bench.await(host.kill(machine));
		assertEquals(new Ending.ForcedOff(List.of()),
				Await.present("it has ended", () -> Bench.now(host.ending(machine))),
				"who was killed has not said why");
		assertEquals(List.of("bye"), Bench.await(host.logTail(machine, 5)));
		assertEquals(2, Files.readAllLines(machine.folder().resolve("log")).size(), "the log has all of it");
	}

	@Test
	void killedMachineWasEndedByASignalAndOneKilledFromHereSaysSo() throws Exception {
		LocalHost host = bench.host();
		HostedMachine other = bench.launch(host, Bench.request("other"));
		ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();
		assertEquals(new Ending.Signalled(9, List.of()),
				Await.present("it has ended", () -> Bench.now(host.ending(other))));
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		Bench.await(host.kill(machine));
		assertEquals(new Ending.ForcedOff(List.of()),
				Await.present("it has ended", () -> Bench.now(host.ending(machine))));
		Bench.await(host.kill(machine)); // once more does nothing
	}

	@Test
	void whatCouldNotBeKilledIsNotTakenForKilledFromHereLater() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		Path process = machine.folder().resolve("process");
		String known = Files.readString(process);
		long own = ProcessHandle.current().pid(); // which Java does not let itself end
		Files.writeString(process, "pid=" + own + "\nstart=" + statField("self", 22)
				+ "\nsupervisor.pid=" + own + "\nsupervisor.start=1\n");
		assertThrows(HostException.class, () -> Bench.await(host.kill(machine)));
		Files.writeString(process, known);
		assertFalse(Files.exists(machine.folder().resolve("forced")));
	}

	@Test
	void machineAndSupervisorThatAreBothKilledHaveVanished() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		ProcessHandle.of(Long.parseLong(statField(Long.toString(machine.pid()), 4))).orElseThrow().destroyForcibly();
		ProcessHandle.of(machine.pid()).orElseThrow().destroyForcibly();
		assertEquals(new Ending.Vanished(List.of()),
				Await.present("it is gone", () -> Bench.now(host.ending(machine))));
	}

	@Test
	void runningMachineWhoseSupervisorWasKilledStillRuns() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		long supervisor = Long.parseLong(statField(Long.toString(machine.pid()), 4));
		ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();
		Await.until("the supervisor is gone", () -> Bench.now(host.process(supervisor)).isEmpty());
		assertEquals(Optional.empty(), Bench.await(host.ending(machine)));
	}

	@Test
	void processIdThatWasGivenAwayAgainIsNotTheMachine() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		ProcessHandle.of(machine.pid()).orElseThrow().destroyForcibly();
		Await.until("it has ended", () -> Bench.now(host.ending(machine)).isPresent());
		Files.delete(machine.folder().resolve("exit"));
		long own = ProcessHandle.current().pid();
		Files.writeString(machine.folder().resolve("process"),
				"pid=" + own + "\nstart=1\nsupervisor.pid=" + own + "\nsupervisor.start=1\n");
		assertInstanceOf(Ending.Vanished.class, Bench.await(host.ending(machine)).orElseThrow());
		Bench.await(host.kill(machine)); // must not end this process
	}

	@Test
	void socketsAreRemovedOnlyWhenTheMachineIsGone() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		Path spare = machine.folder().resolve("spare.sock");
		Bench.await(host.hosted());
		assertTrue(Files.exists(spare));
		Bench.await(host.kill(machine));
		Await.until("it has ended", () -> Bench.now(host.ending(machine)).isPresent());
		assertEquals(List.of(machine.id()), Bench.await(host.hosted()).stream().map(HostedMachine::id).toList());
		assertFalse(Files.exists(spare));
	}

	@Test
	void onlyAnEndedMachineIsForgotten() throws Exception {
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		assertThrows(HostException.class, () -> Bench.await(host.forget(machine)));
		Bench.await(host.kill(machine));
		Await.until("it has ended", () -> Bench.now(host.ending(machine)).isPresent());
		Bench.await(host.forget(machine));
		assertFalse(Files.exists(machine.folder()));
		assertEquals(List.of(), Bench.await(host.hosted()));
	}

	@Test
	void failedStartSaysWhatQemuSaidAndLeavesNothing() throws Exception {
		bench.standIn("echo 'qemu-system-x86_64: -device foo: not a valid device' >&2; exit 1");
		HostException failure = assertThrows(HostException.class,
				() -> bench.launch(bench.host(), Bench.request("web")));
		assertEquals("QEMU ended at once with status 1: -device foo: not a valid device", failure.getMessage());
		assertEquals(List.of("-device foo: not a valid device"), failure.lastLines());
		assertTrue(isEmpty(bench.runtime()));
	}

	@Test
	void machineThatNeverAnswersIsEnded() throws Exception {
		bench.startDeadline(Duration.ofMillis(500));
		Path pid = bench.folder().resolve("pid");
		bench.standIn("echo $$ >" + pid + "; exec sleep 300");
		HostException failure = assertThrows(HostException.class,
				() -> bench.launch(bench.host(), Bench.request("web")));
		assertTrue(failure.getMessage().startsWith("QEMU does not answer"), failure.getMessage());
		long process = Long.parseLong(Files.readString(pid).strip());
		Await.until("it is gone", () -> Bench.now(bench.host().process(process)).isEmpty());
		assertTrue(isEmpty(bench.runtime()));
	}

	@Test
	void machineThatWaitsForSomebodyIsNotEnded() throws Exception {
		bench.startDeadline(Duration.ofMillis(300));
		Path go = bench.folder().resolve("go");
		bench.standIn("echo 'qemu-system-x86_64: -serial tcp:h:1,server=on: info: QEMU waiting for connection on: "
				+ "disconnected:tcp:h:1,server=on' >&2; while [ ! -e " + go
				+ " ]; do sleep 0.1; done; ready \"$@\"; echo on >&2; exec sleep 300");
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		assertEquals(Optional.of("tcp:h:1"), Bench.await(host.awaited(machine)));
		Files.createFile(go);
		Await.until("it goes on", () -> Bench.now(host.awaited(machine)).isEmpty());
		assertTrue(Bench.await(host.process(machine.pid())).isPresent());
	}

	@Test
	void aLongLogKeepsItsBeginningAndItsEnd() throws Exception {
		bench.standIn(
				"echo first >&2; ready \"$@\"; yes 'a line like many others' | head -c 3000000 >&2; echo last >&2; "
						+ "read -r go <" + bench.folder().resolve("go") + "; echo later >&2; exit 3");
		new ProcessBuilder("mkfifo", bench.folder().resolve("go").toString()).start().waitFor();
		LocalHost host = bench.host();
		HostedMachine machine = bench.launch(host, Bench.request("web"));
		Path log = machine.folder().resolve("log");
		Await.until("it is cut", () -> {
			String text = text(log);
			return text.startsWith("first\n") && text.endsWith("last\n") && text.length() < 600_000
					&& text.contains("KiB are left out here]");
		});
		Files.writeString(bench.folder().resolve("go"), "go\n");
		Await.until("it has ended", () -> Bench.now(host.ending(machine)).isPresent());
		assertTrue(text(log).endsWith("last\nlater\n"), "it is written on after it was cut");
		assertEquals(3,
				assertInstanceOf(Ending.Exited.class, Bench.await(host.ending(machine)).orElseThrow()).status());
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			return "";
		}
	}

	@Test
	void withoutQemuItSaysWhatToInstall() throws Exception {
		LocalHost host = bench.host(bench.settings(List.of(bench.folder()), _ -> {
			throw new AssertionError();
		}, Optional.empty()));
		assertEquals(List.of(), Bench.await(host.profile()).binaries());
		HostException failure = assertThrows(HostException.class, () -> bench.launch(host, Bench.request("web")));
		assertTrue(failure.getMessage().contains("Install the package qemu-system-x86"), failure.getMessage());
	}

	@Test
	void tooLongASocketPathIsRefusedInAdvance() throws Exception {
		EmulatorSettings s = bench.settings(Optional.empty());
		LocalHost host = bench.host(new EmulatorSettings(bench.folder().resolve("x".repeat(90)), s.cacheFolder(),
				s.user(), s.programFolders(), s.program(), s.kvmDevice(), s.userBus(), s.probeDeadline(),
				s.startDeadline(),
				s.readyCheck(), s.usbRoot()));
		HostException failure = assertThrows(HostException.class, () -> bench.launch(host, Bench.request("web")));
		assertTrue(failure.getMessage().contains("the limit is 107"), failure.getMessage());
	}

	@Test
	void runtimeFolderThatIsALinkIsRefused() throws Exception {
		Files.createSymbolicLink(bench.runtime(), Files.createDirectory(bench.folder().resolve("elsewhere")));
		HostException failure = assertThrows(HostException.class,
				() -> bench.launch(bench.host(), Bench.request("web")));
		assertTrue(failure.getMessage().contains("is not a folder of this user"), failure.getMessage());
	}

	@Test
	void machineGetsAScopeOfItsOwnWhereTheUserManagerWorks() throws Exception {
		Path calls = bench.folder().resolve("calls");
		bench.script("systemd-run",
				"echo \"$*\" >>" + calls + "\nwhile case $1 in -*) ;; *) false ;; esac; do shift; done\nexec \"$@\"\n");
		LocalHost host = bench.host(bench.settings(Optional.of(Files.createFile(bench.folder().resolve("bus")))));
		bench.launch(host, Bench.request("one"));
		bench.launch(host, Bench.request("two"));
		List<String> lines = Files.readAllLines(calls);
		assertEquals(3, lines.size(), "one trial, two machines");
		assertTrue(lines.getLast().matches("--user --scope .*setsid /bin/sh .*supervise\\.sh .*"), lines.getLast());
	}

	@Test
	void userManagerThatDoesNotWorkIsDoneWithout() throws Exception {
		bench.script("systemd-run", "exit 1");
		bench.launch(bench.host(bench.settings(Optional.of(Files.createFile(bench.folder().resolve("bus"))))),
				Bench.request("web"));
	}

	/** A scope is of the user's manager, which ends with the last session of a user who does not linger. */
	@Test
	void whatBecomesOfMachinesAtLogoutIsAskedWhereTheyAreLeftRunning() throws Exception {
		bench.script("id", "echo ann");
		loginManager("no");
		assertEquals(Fate.RUN_ON, Bench.await(bench.host().afterLogout()).fate(), "a session of their own");
		bench.script("systemd-run", "exit 0");
		LocalHost scoped = bench.host(bench.settings(Optional.of(Files.createFile(bench.folder().resolve("bus")))));
		AfterLogout told = Bench.await(scoped.afterLogout());
		assertEquals(Fate.END, told.fate(), told.text());
		assertEquals("loginctl enable-linger ann", told.command());
		loginManager("yes");
		assertEquals(Fate.RUN_ON, Bench.await(scoped.afterLogout()).fate());
	}

	private void loginManager(String lingers) throws IOException {
		bench.script("loginctl", "case $* in *Linger*) echo Linger=" + lingers
				+ " ;; *) echo KillUserProcesses=no ;; esac\n");
	}

	@Test
	@Tag("slow")
	void threadsDoNotGrowWithMachines() throws Exception {
		LocalHost host = bench.host();
		bench.launch(host, Bench.request("first"));
		int before = threads();
		List<HostedMachine> machines = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			machines.add(bench.launch(host, Bench.request("m" + i)));
		}
		assertTrue(machines.stream().allMatch(m -> Bench.now(host.process(m.pid())).isPresent()));
		Await.until("no thread is left for any of them", () -> threads() <= before + 3);
	}

	@Test
	void closingFailsWhatIsUnderWay() throws Exception {
		bench.standIn("sleep 0.5; exit 1");
		LocalHost host = bench.host();
		Bench.await(host.profile());
		var launch = host.launch(Bench.request("web"));
		host.close();
		HostException failure = assertThrows(HostException.class, () -> Bench.await(launch));
		assertEquals("The workbench is closing.", failure.getMessage());
		assertThrows(HostException.class, () -> Bench.await(host.hosted()));
		Await.until("the supervisor has written", () -> filesNamed("exit") + filesNamed("machine.properties") != 1);
	}

	private long filesNamed(String name) {
		try (var files = Files.walk(bench.runtime())) {
			return files.filter(f -> f.endsWith(name)).count();
		} catch (IOException e) {
			return 0;
		}
	}

	private static int threads() {
		String[] tasks = Path.of("/proc/self/task").toFile().list();
		return tasks == null ? 0 : tasks.length;
	}

	private static boolean isEmpty(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.findAny().isEmpty();
		}
	}

	/** A field of proc(5) stat, counted from 1; only those behind the name. */
	private static String statField(String process, int field) throws IOException {
		String stat = Files.readString(Path.of("/proc", process, "stat"));
		return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[field - 3];
	}
}
