package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.power.Quit;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A workbench is killed again and again while somebody is busy with it. After each time, the next one finds all that there
 * was. Twenty times; {@code releng/soak kills} does it two hundred times. The seed is printed, and can be given again.
 */
@Tag("qemu")
@Tag("slow")
class KillTest {

	private static final int TIMES = Integer.getInteger("wheelhouse.kills", 20);
	private static final long SEED = Long.getLong("wheelhouse.seed", System.nanoTime());
	private static final Duration LONGEST_LIFE = Duration.ofMillis(2500);
	private static final int DEFINITIONS = 5;
	private static final Set<MachineState> CONNECTED = Set.of(MachineState.PAUSED, MachineState.RUNNING);

	private static final Set<MachineState> AT_REST = Set.of(MachineState.DEFINED, MachineState.ENDED,
			MachineState.FAILED);

	private final Path home = Inventory.newFolder();
	private final Map<Path, String> definitions = new TreeMap<>();
	private final ExecutorService model = Executors.newSingleThreadExecutor();
	private final Random random = new Random(SEED);
	private int adopted;

	KillTest() throws IOException {
		Path folder = Files.createDirectory(home.resolve("definitions"));
		for (int number = 0; number < DEFINITIONS; number++) {
			Path file = folder.resolve("vm" + number + ".qemu");
			definitions.put(file,
					"qemu-system-x86_64 " + String.join(" ", Inventory.TINY) + " -name vm" + number + "\n");
			Files.writeString(file, definitions.get(file));
		}
	}

	@AfterEach
	void close() throws IOException {
		model.shutdownNow();
		end(home);
	}

	/** The QEMUs of a workbench, and its folder. */
	static void end(Path home) throws IOException {
		qemus(home).forEach(ProcessHandle::destroyForcibly);
		Await.until("all QEMUs have ended", () -> qemus(home).isEmpty());
		try (var files = Files.walk(home)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	@Test
	void nothingIsLostWhenTheWorkbenchIsKilled() throws Exception {
		System.out.println("KILLS " + TIMES + " seed " + SEED);
		for (int time = 1; time <= TIMES; time++) {
			killOne();
			try {
				lookAround();
			} catch (AssertionError e) {
				throw new AssertionError("after kill " + time + " of seed " + SEED + ": " + e.getMessage()
						+ "; the machines known: " + Matrix.read(home.resolve("state/machines.json")), e);
			}
		}
		System.out.println("KILLS " + TIMES + " survived, " + adopted + " QEMUs adopted");
		assertTrue(adopted >= TIMES / 2, "enough ran when the workbench was killed: " + adopted);
	}

	/** One time in five while it starts itself, else while somebody is busy. */
	private void killOne() throws Exception {
		Process workbench = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
				"--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
				Restless.class.getName(), home.toString(), Long.toString(random.nextLong()))
				.redirectError(Redirect.appendTo(home.resolve("errors").toFile())).start();
		boolean started = random.nextInt(5) > 0;
		if (started) {
			assertEquals('s', workbench.getInputStream().read(), () -> Matrix.read(home.resolve("errors")));
		}
		workbench.waitFor(random.nextLong(LONGEST_LIFE.toMillis()), TimeUnit.MILLISECONDS);
		assertTrue(workbench.isAlive(), () -> Matrix.read(home.resolve("errors")));
		workbench.destroyForcibly().waitFor();
	}

	private void lookAround() throws Exception {
		definitions.forEach((file, text) -> assertEquals(text, Matrix.read(file), file + " is whole"));
		Path known = home.resolve("state/machines.json");
		if (Files.exists(known)) {
			assertTrue(new ObjectMapper().readTree(known.toFile()).path("machines").isArray());
		}
		// A person needs longer to start the next one than a supervisor to note that its QEMU has started or ended.
		Await.until("each supervisor has noted its QEMU", this::isNoted);
		try (LocalHost host = LocalHosts.in(home);
				DefaultMachineRegistry next = new DefaultMachineRegistry(Restless.settings(home), List.of(host),
						model)) {
			next.start();
			Set<Long> running = qemus(home).stream().map(ProcessHandle::pid).collect(Collectors.toSet());
			Await.until("all of " + running + " are adopted", () -> connected(next).equals(running));
			adopted += running.size();
			Await.until("it is known of all others that they do not run", () -> rows(next).stream().allMatch(
					row -> CONNECTED.contains(row.getState()) || AT_REST.contains(row.getState())));
			assertFalse(Files.exists(home.resolve("state/machines.json.unreadable")), "the list could be read");
			List<String> rows = rows(next).stream().map(Machine::getDefinitionPath).toList();
			assertEquals(new HashSet<>(rows).size(), rows.size(), () -> "one row for each definition: " + rows);
			assertStaleSocketsAreGone();
			startAndQuit(next);
		}
		try (var files = Files.list(home.resolve("state"))) {
			assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".new")).toList(), "leftovers");
		}
	}

	private boolean isNoted() {
		Set<Path> running = qemus(home).stream().map(this::folderOf).collect(Collectors.toSet());
		if (!Files.exists(home.resolve("wheelhouse"))) {
			return true;
		}
		try (var files = Files.walk(home.resolve("wheelhouse"), 2)) {
			Set<Path> all = files.collect(Collectors.toSet());
			return running.stream().allMatch(folder -> all.contains(folder.resolve("process")))
					&& all.stream().filter(file -> file.endsWith("process")).map(Path::getParent)
							.allMatch(folder -> running.contains(folder) || all.contains(folder.resolve("exit")));
		} catch (IOException | UncheckedIOException _) {
			return false; // a file went while the folder was read
		}
	}

	private Set<Long> connected(MachineRegistry registry) {
		return rows(registry).stream().filter(row -> CONNECTED.contains(row.getState()))
				.filter(row -> registry.machine(row.getId()).isPresent()).map(Machine::getPid)
				.collect(Collectors.toSet());
	}

	private List<Machine> rows(MachineRegistry registry) {
		try {
			return model
					.submit(() -> registry.inventory().getHosts().stream().flatMap(host -> host.getMachines().stream())
							.toList())
					.get();
		} catch (InterruptedException | ExecutionException e) {
			throw new AssertionError(e);
		}
	}

	private void assertStaleSocketsAreGone() throws IOException {
		Set<Path> inUse = qemus(home).stream().map(this::folderOf).collect(Collectors.toSet());
		try (var sockets = Files.walk(home.resolve("wheelhouse"))) {
			assertEquals(List.of(), sockets.filter(file -> file.toString().endsWith(".sock"))
					.filter(file -> !inUse.contains(file.getParent())).toList(), "sockets of nobody");
		}
	}

	/** A machine that does not run, if there is one, can be started as ever. */
	private void startAndQuit(MachineRegistry registry) {
		rows(registry).stream().filter(row -> AT_REST.contains(row.getState())).findFirst().ifPresent(row -> {
			Await.get(registry.launch(row.getId()));
			Await.get(new Quit(registry.machine(row.getId()).orElseThrow()).run());
		});
	}

	/** The QEMUs, not who watches them. */
	static List<ProcessHandle> qemus(Path home) {
		return ProcessHandle.allProcesses().filter(process -> {
			String line = commandLine(process);
			return line.split("\0", 2)[0].endsWith("qemu-system-x86_64") && line.contains("path=" + home);
		}).toList();
	}

	private Path folderOf(ProcessHandle qemu) {
		String line = commandLine(qemu);
		int from = line.indexOf("path=" + home) + "path=".length();
		return from < "path=".length() ? home : Path.of(line.substring(from, line.indexOf(',', from))).getParent();
	}

	static String commandLine(ProcessHandle process) {
		try {
			return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
		} catch (IOException | UncheckedIOException _) {
			return ""; // it is gone
		}
	}
}
