package org.wheelhouse.core.definition.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.peer.FakeHost;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;

/** What real QEMUs say of twins, and that nothing of the machine is touched by that. */
@Tag("qemu")
class CheckQemuTest {

	@TempDir
	Path folder = Path.of("");

	private CheckResult check(RealQemu qemu, DefinitionText definition) throws Exception {
		var host = new FakeHost(folder.resolve("run"));
		var there = Await.get(
				Surroundings.look(host.files(), definition, folder, List.of(), OptionalLong.empty()));
		return Await.get(Check.run(host, Path.of(qemu.program()), definition, there));
	}

	private static DefinitionText definition(String options) throws CommandLineException {
		return DefinitionText.parse("qemu-system-x86_64 " + options);
	}

	private static String marked(DefinitionText definition, Problem problem) {
		return definition.text().substring(problem.where().start(), problem.where().end());
	}

	static List<RealQemu> qemus() throws IOException {
		return RealQemu.all();
	}

	/** Each wrong line, and the words that the complaint has to stand at. */
	private static final Map<String, String> WRONG = new TreeMap<>(Map.ofEntries(
			Map.entry("-device virtio-net-pcj", "virtio-net-pcj"),
			Map.entry("-device virtio-net-pci,foo=1", "foo=1"), Map.entry("-device virtio-net-pci,mq=1", "mq=1"),
			Map.entry("-device virtio-blk-pci,drive=nowhere", "drive=nowhere"),
			Map.entry("-device e1000,bus=nobus", "bus=nobus"), Map.entry("-drive if=none,file=a,foo=bar", "foo=bar"),
			Map.entry("-smp 4,sockets=1,cores=1,threads=1", "-smp 4,sockets=1,cores=1,threads=1"),
			Map.entry("-m 2G,slots=2", "-m 2G,slots=2"), Map.entry("-cpu Haswel", "Haswel")));

	@ParameterizedTest
	@MethodSource("qemus")
	void complaintsStandAtTheirOptions(RealQemu qemu) throws Exception {
		var definition = definition("-machine q35,foo=1 " + String.join(" ", WRONG.keySet()));
		var expected = new ArrayList<>(WRONG.values());
		expected.add("foo=1");
		var result = check(qemu, definition);
		var errors = result.problems().stream().filter(problem -> problem.severity() == Severity.ERROR)
				.map(problem -> marked(definition, problem)).sorted().toList();
		assertEquals(expected.stream().sorted().toList(), errors, result.problems()::toString);
	}

	@ParameterizedTest
	@MethodSource("qemus")
	void someComplaintsAreNamedByNoOption(RealQemu qemu) throws Exception {
		for (var wrong : Map.of("-boot order=x", "order=x", "-rtc base=yesterday", "-rtc base=yesterday", "-vga stdd",
				"-vga stdd", "-machine q36", "-machine q36").entrySet()) {
			var definition = definition(wrong.getKey());
			var problems = check(qemu, definition).problems();
			assertEquals(List.of(wrong.getValue()),
					problems.stream().map(problem -> marked(definition, problem)).toList(), problems::toString);
		}
	}

	/** Who does not wait for the verdict leaves no process behind: here a QEMU that never answers. */
	@Test
	void givenUpItEndsItsQemu() throws Exception {
		var silent = folder.resolve("silent");
		Files.writeString(silent, "#!/bin/sh\ncd '" + folder + "'\necho $$ > new\nmv new pid\nexec sleep 1000\n");
		Files.setPosixFilePermissions(silent, PosixFilePermissions.fromString("rwx------"));
		var told = Check.run(new FakeHost(folder.resolve("run")), silent, definition("-m 1G"),
				Surroundings.unknown(folder));
		Await.until("it is asked", () -> Files.exists(folder.resolve("pid")));
		long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
		assertTrue(told.cancel(true));
		Await.until("it has ended", Duration.ofSeconds(15),
				() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
	}

	/** Nothing of what scripts have is refused that is right; what accelerators this computer has is another thing. */
	@Test
	void theTwinsOfScriptsStart() throws Exception {
		for (var script : Vectors.ofPcs()) {
			var options = script.options().stream().map(option -> option.name()).toList();
			var errors = check(RealQemu.installed(), script).problems().stream()
					.filter(problem -> problem.severity() == Severity.ERROR)
					.filter(problem -> !problem.message().startsWith("This computer cannot run it"))
					.map(problem -> marked(script, problem)).toList();
			assertEquals(options.contains("soundhw") ? 1 : 0, errors.size(), () -> script.text() + errors);
		}
		assertEquals(List.of(), names(), "nothing is left over");
	}

	/** What is told of a script by its text is really so: files are missing, and options are gone. */
	@Test
	void scriptsHaveNoProblemThatIsNone() throws Exception {
		var host = new FakeHost(folder.resolve("run"));
		try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
			var facts = Await.get(new QemuCapability(waiting).of(host, Path.of("/usr/bin/qemu-system-x86_64")));
			for (var script : Vectors.ofPcs()) {
				var told = Problems.of(script, facts, Surroundings.unknown(folder)).stream()
						.filter(problem -> problem.severity() == Severity.ERROR)
						.map(problem -> marked(script, problem)).toList();
				assertTrue(
						Set.of("-soundhw ac97", "-soundhw pcspk", "-writeconfig changed.cfg", "sdl").containsAll(told),
						() -> script.text() + told);
			}
		}
	}

	/**
	 * An image with a bitmap is written by a QEMU that only opens it for writing, and a socket is taken away by one that only
	 * has the same path.
	 */
	@Test
	void nothingOfARunningMachineIsTouched() throws Exception {
		var image = imageWithBitmap("disk.qcow2");
		var idle = imageWithBitmap("idle.qcow2");
		var socket = folder.resolve("serial");
		var options = List.of("-drive", "if=none,id=d,file=" + image + ",format=qcow2", "-device",
				"virtio-blk-pci,drive=d", "-serial", "unix:" + socket + ",server=on,wait=off", "-vnc",
				"unix:" + folder.resolve("vnc"), "-chardev", "file,id=log,path=" + folder.resolve("log"), "-pidfile",
				folder.resolve("pid").toString(), "-S");
		try (var machine = RealMachine.start("used", options.toArray(String[]::new))) {
			var before = state();
			var children = children();
			var definition = definition(
					String.join(" ", options) + " -daemonize -m 64 -accel tcg -drive if=virtio,file="
							+ idle);
			var result = check(RealQemu.installed(), definition);
			assertEquals(List.of(), result.problems());
			assertEquals(before, state(), "bytes and times of all files, and which sockets they are");
			assertEquals(children, children(), "no process is left");
			try (var serial = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
				assertTrue(serial.isConnected(), "it is the machine's still");
			}
			assertTrue(result.command().contains("size=" + (64 << 20)), result.command());
			assertTrue(result.replaced().getFirst().contains("an empty one of the same size"),
					result.replaced()::toString);
			assertTrue(result.untold().contains(Untold.IMAGES), result.untold()::toString);
			assertTrue(machine.process().isAlive());
		}
	}

	private Path imageWithBitmap(String name) throws Exception {
		var image = folder.resolve(name);
		run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "64M");
		run("qemu-img", "bitmap", "--add", image.toString(), "changes");
		return image;
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	/** What each file has in it and when it was written; which one it is, for what is no plain file. */
	private Map<String, String> state() throws Exception {
		var state = new TreeMap<String, String>();
		for (var name : names()) {
			var file = folder.resolve(name);
			var read = Files.readAttributes(file, BasicFileAttributes.class);
			state.put(name, read.lastModifiedTime() + " " + (read.isRegularFile()
					? HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)))
					: Objects.toString(read.fileKey())));
		}
		return state;
	}

	private static List<Long> children() {
		return ProcessHandle.current().children().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).sorted()
				.collect(Collectors.toList());
	}

	private static void run(String... words) throws Exception {
		assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor(), () -> String.join(" ", words));
	}
}
