package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.RegistrySettings;
import org.wheelhouse.core.machine.RegistrySettings.Backoff;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.session.QmpTimeouts;

/** A registry on the local host, as the product has it, without a window; with folders of its own. Ends what it started. */
final class Inventory implements AutoCloseable {

	/** A guest that costs little and does nothing; the accelerator is named so that none is measured. */
	static final List<String> TINY = List.of("-machine", "pc", "-accel", "tcg", "-m", "16", "-nodefaults", "-S");

	private final Path folder;
	private final Places places = new Places();
	private final List<Process> processes = new ArrayList<>();
	private final ExecutorService model = Executors
			.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name("model").unstarted(task));
	private final LocalHost host;
	private MachineRegistry registry;

	Inventory() throws IOException, CoreException {
		this(newFolder());
	}

	/** A folder of its own; its path is short, because sockets are in it. */
	static Path newFolder() throws IOException {
		return Files.createTempDirectory(Path.of(System.getProperty("wheelhouse.work", "/tmp")), "d");
	}

	private Inventory(Path folder) throws CoreException {
		this(folder, LocalHosts.in(folder));
	}

	private Inventory(Path folder, LocalHost host) throws CoreException {
		this.folder = folder;
		this.host = host;
		places.name(folder, "FOLDER");
		registry = open();
	}

	/** One on a computer without QEMU. */
	static Inventory withoutQemu() throws IOException, CoreException {
		Path folder = newFolder();
		return new Inventory(folder, LocalHosts.withoutQemu(folder));
	}

	private MachineRegistry open() throws CoreException {
		DefaultMachineRegistry opened = new DefaultMachineRegistry(settings(), List.of(host), model);
		opened.start();
		return opened;
	}

	RegistrySettings settings() {
		QmpTimeouts timeouts = new QmpTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(10));
		return new RegistrySettings(folder.resolve("state"), folder.resolve("wheelhouse"), timeouts,
				Duration.ofSeconds(2), Duration.ofSeconds(30),
				new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1)));
	}

	/** Ends the workbench's part and begins it anew: the machines run on. */
	void restart() throws CoreException {
		registry.close();
		registry = open();
	}

	Path folder() {
		return folder;
	}

	Places places() {
		return places;
	}

	MachineRegistry registry() {
		return registry;
	}

	/** A file in the folder. */
	Path file(String name, byte... content) {
		try {
			return Files.write(folder.resolve(name), content);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** An image made by qemu-img. */
	Path image(String name) throws Exception {
		Path image = folder.resolve(name);
		run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "1M");
		return image;
	}

	/** A program in the folder: a shell script. */
	Path program(String name, String script) throws IOException {
		Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
		return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
	}

	static void run(String... command) throws Exception {
		Process process = new ProcessBuilder(command).inheritIO().start();
		assertEquals(0, process.waitFor(), String.join(" ", command));
	}

	/** Imports a definition of these words behind the usual ones; the first may be another program. */
	String define(String name, String... words) throws Exception {
		List<String> line = new ArrayList<>(TINY);
		line.addAll(List.of(words));
		return defineExactly(name, "qemu-system-x86_64", line);
	}

	/** Imports a definition of exactly these words, as one that a person has written here. */
	String defineExactly(String name, String program, List<String> words) throws Exception {
		Path file = write(name, program, words);
		Await.get(registry.written(registry.hosts().getFirst(), Optional.empty(),
				new WrittenDefinition(file, Files.readString(file))));
		return Await.get(registry.define(file));
	}

	/** Imports a definition of these words behind the usual ones, as one that comes from elsewhere. */
	String defineFromElsewhere(String name, String... words) throws Exception {
		List<String> line = new ArrayList<>(TINY);
		line.addAll(List.of(words));
		return Await.get(registry.define(write(name, "qemu-system-x86_64", line)));
	}

	private Path write(String name, String program, List<String> words) throws IOException {
		StringBuilder text = new StringBuilder(program);
		words.forEach(word -> text.append(" '").append(word).append('\''));
		return Files.writeString(folder.resolve(name + ".qemu"), text);
	}

	/** Starts a machine of these words. */
	String start(String name, String... words) throws Exception {
		return Await.get(registry.launch(define(name, words)));
	}

	/** Tries to start a machine of these words: what a person is told, which is in its row too. */
	Fault startFails(String... words) throws Exception {
		return launchFails(define("vm", words));
	}

	/** Tries to start a machine that is defined. */
	Fault launchFails(String id) {
		Fault fault = Fault.of(Await.failure(registry.launch(id)));
		MachineCondition condition = await(id, MachineState.FAILED).condition();
		assertEquals(fault.advice(), condition.advice(), "the row's advice");
		assertEquals(fault.words().isEmpty() ? fault.what() : fault.what() + ": " + fault.words(), condition.detail(),
				"the row's text");
		return fault;
	}

	MachineAccess access(String id) {
		return Await.value("it is connected", () -> registry.machine(id));
	}

	MachineSnapshot await(String id, MachineState state) {
		return await(id, "it is " + state, snapshot -> snapshot.condition().state() == state);
	}

	MachineSnapshot await(String id, String what, Predicate<MachineSnapshot> condition) {
		MachineSnapshot[] last = new MachineSnapshot[1];
		try {
			return Await.value(what, () -> {
				Optional<MachineSnapshot> now = registry.snapshot(id);
				now.ifPresent(snapshot -> last[0] = snapshot);
				return now.filter(condition);
			});
		} catch (AssertionError e) {
			throw new AssertionError("last seen: " + (last[0] == null ? "nothing" : last[0].condition()), e);
		}
	}

	/** The last that is known of all machines. */
	List<MachineSnapshot> snapshots() throws Exception {
		return model.submit(() -> registry.inventory().getHosts().stream().flatMap(one -> one.getMachines().stream())
				.map(machine -> machine.getId()).toList()).get().stream().flatMap(id -> registry.snapshot(id).stream())
				.toList();
	}

	/** What a row says: its text, what to do, and the event that caused it. */
	Fault told(String id, String event) {
		MachineCondition condition = registry.snapshot(id).orElseThrow().condition();
		String words = registry.events().latest(id, 1000).stream().filter(one -> one.event().equals(event)).findFirst()
				.map(one -> (one.event() + " " + one.summary()).strip()).orElse("");
		return new Fault(condition.detail(), "", words, List.of(), condition.advice());
	}

	/** What a row says. */
	Fault told(String id) {
		return told(id, "");
	}

	/** The row of this computer as it is now. */
	Host host() {
		try {
			return model.submit(() -> registry.inventory().getHosts().getFirst()).get();
		} catch (InterruptedException | ExecutionException e) {
			throw new AssertionError(e);
		}
	}

	/** Starts a program in the folder, as a person would in a terminal; it is ended with this. */
	Process begin(List<String> line) throws IOException {
		Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
				.redirectOutput(folder.resolve("begun.log").toFile()).start();
		processes.add(process);
		return process;
	}

	/** Reads the model, on its thread. */
	<T> T read(Callable<T> reading) {
		try {
			return model.submit(reading).get();
		} catch (InterruptedException | ExecutionException e) {
			throw new AssertionError(e);
		}
	}

	/** Starts a QEMU by hand, with its monitor there. */
	Process byHand(Path monitor, String... words) throws Exception {
		List<String> line = new ArrayList<>(List.of("qemu-system-x86_64"));
		line.addAll(TINY);
		line.addAll(List.of("-display", "none", "-qmp", "unix:" + monitor + ",server=on,wait=off"));
		line.addAll(List.of(words));
		Process process = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(folder.resolve("by-hand.log").toFile()).start();
		processes.add(process);
		Await.until("QEMU listens", () -> Monitor.listens(monitor));
		return process;
	}

	long pid(String id) {
		return registry.snapshot(id).orElseThrow().identity().pid();
	}

	@Override
	public void close() throws Exception {
		for (var machine : Await.get(host.hosted())) {
			if (host.ending(machine).join().isEmpty()) {
				kill(machine);
			}
		}
		for (Process process : processes) {
			process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
		registry.close();
		host.close();
		model.shutdownNow();
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	private void kill(org.wheelhouse.host.HostedMachine machine) {
		host.kill(machine).join();
		Await.until(machine.name() + " has ended", () -> host.ending(machine).join().isPresent());
	}
}
