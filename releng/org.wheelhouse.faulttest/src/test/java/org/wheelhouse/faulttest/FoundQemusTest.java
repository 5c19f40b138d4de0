package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.MachineState;

/** QEMUs that somebody started by hand are found, and it is told right whether one can attach, and why not. */
@Tag("qemu")
class FoundQemusTest {

	private static final int MANY = 25;

	private final Inventory inventory = new Inventory();
	private Watch watch;

	/** What the model says of one, taken on the model's thread. */
	private record Told(String key, String name, long pid, String user, String folder, String address, String reason,
			String status, String owner, List<String> monitors) {

		static Told of(FoundQemu qemu) {
			return new Told(qemu.getKey(), qemu.getName(), qemu.getPid(), qemu.getUser(), qemu.getFolder(),
					qemu.getAddress(),
					qemu.getReason(), qemu.getStatus(), qemu.getOwner(),
					qemu.getMonitors().stream().map(monitor -> monitor.getKind() + " " + monitor.getPlace()).toList());
		}

		/** Where one attaches, else why one cannot. */
		String outcome() {
			return address.isEmpty() ? reason : address;
		}
	}

	FoundQemusTest() throws Exception {
	}

	@BeforeEach
	void begin() {
		watch = inventory.registry().watchFound("local");
	}

	@AfterEach
	void close() throws Exception {
		watch.close();
		inventory.close();
	}

	/** By their names, those that a test has named. */
	private Map<String, Told> found() {
		return inventory.read(() -> {
			var found = inventory.registry().inventory().getHosts().getFirst().getFound();
			return found == null ? List.<Told>of() : found.getQemus().stream().map(Told::of).toList();
		}).stream().filter(told -> told.folder().equals(inventory.folder().toString()))
				.collect(Collectors.toMap(Told::name, told -> told, (one, _) -> one, TreeMap::new));
	}

	private Told found(String name) {
		return Await.value(name + " is found", () -> Optional.ofNullable(found().get(name)));
	}

	private void awaitOutcome(String name, String outcome) {
		try {
			Await.until(name + " is " + outcome,
					() -> Optional.ofNullable(found().get(name)).filter(told -> told.outcome().equals(outcome))
							.isPresent());
		} catch (AssertionError e) {
			throw new AssertionError("found: " + found().get(name), e);
		}
	}

	private Process qemu(List<String> before, String name, String... options) throws IOException {
		var line = new ArrayList<>(before);
		line.addAll(List.of("qemu-system-x86_64", "-machine", "none", "-display", "none", "-S", "-name", name));
		line.addAll(List.of(options));
		return inventory.begin(line);
	}

	private Process qemu(String name, String... options) throws IOException {
		return qemu(List.of(), name, options);
	}

	private String in(String file) {
		return inventory.folder().resolve(file).toString();
	}

	private static int freePort() throws IOException {
		try (var free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	@Test
	void everyFormOfMonitorIsToldRight() throws Exception {
		var port = freePort();
		var telnet = freePort();
		Files.writeString(inventory.folder().resolve("vm.cfg"), """
				[chardev "c"]
				  backend = "socket"
				  path = "config.sock"
				  server = "on"
				  wait = "off"
				[mon "m"]
				  chardev = "c"
				  mode = "control"
				""");
		var serving = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
				.bind(UnixDomainSocketAddress.of(inventory.folder().resolve("serving")));
		Map<String, String> expected = new TreeMap<>();
		qemu("absolute", "-qmp", "unix:" + in("absolute.sock") + ",server=on,wait=off");
		expected.put("absolute", "unix:" + in("absolute.sock"));
		qemu("relative", "-qmp", "unix:relative.sock,server=on,wait=off");
		expected.put("relative", "unix:" + in("relative.sock"));
		qemu("pretty", "-qmp-pretty", "unix:pretty.sock,server=on,wait=off");
		expected.put("pretty", "unix:" + in("pretty.sock"));
		qemu("mon", "-nodefaults", "-chardev", "socket,id=c,path=mon.sock,server=on,wait=off", "-mon",
				"chardev=c,mode=control");
		expected.put("mon", "unix:" + in("mon.sock"));
		qemu("config", "-readconfig", "vm.cfg");
		expected.put("config", "unix:" + in("config.sock"));
		qemu("tcp", "-qmp", "tcp:127.0.0.1:" + port + ",server=on,wait=off");
		expected.put("tcp", "tcp:127.0.0.1:" + port);
		qemu("telnet", "-qmp", "telnet::" + telnet + ",server=on,wait=off");
		expected.put("telnet", "tcp:127.0.0.1:" + telnet);
		qemu("waits", "-qmp", "unix:waits.sock,server=on");
		expected.put("waits", "unix:" + in("waits.sock"));
		qemu("human", "-monitor", "unix:human.sock,server=on,wait=off");
		expected.put("human", "human monitor only");
		qemu("window");
		expected.put("window", "human monitor only");
		qemu("none", "-nodefaults");
		expected.put("none", "no monitor");
		qemu("pty", "-qmp", "pty");
		expected.put("pty", "its monitor is on a terminal of its own");
		qemu("stdio", "-qmp", "stdio");
		expected.put("stdio", "its monitor is its standard input");
		qemu("client", "-qmp", "unix:serving");
		expected.put("client", "its monitor connects to serving");
		if (Files.isExecutable(Path.of("/usr/bin/perl"))) {
			qemu(List.of("perl", "-MSocket", "-e", "$^F = 99; socket(my $s, AF_UNIX, SOCK_STREAM, 0); "
					+ "bind($s, pack_sockaddr_un('given.sock')); listen($s, 1); my $f = fileno($s); "
					+ "exec map { s/FD/$f/r } @ARGV;"), "given", "-chardev", "socket,id=c,fd=FD,server=on,wait=off",
					"-mon",
					"chardev=c,mode=control");
			expected.put("given", "unix:" + in("given.sock"));
		} else {
			System.out.println("SKIPPED found-descriptor no perl");
		}
		try {
			Await.until("all are found", () -> outcomes().equals(expected));
		} catch (AssertionError e) {
			assertEquals(expected, outcomes());
		} finally {
			serving.close();
		}
		assertEquals(List.of("human monitor vc", "QMP config.sock"), found().get("config").monitors().stream().sorted(
				Comparator.reverseOrder()).toList(), "QEMU makes one by itself beside what a file says");
		var id = Await.get(inventory.registry().attachFound("local", found().get("relative").key()));
		inventory.await(id, MachineState.PAUSED);
		Await.until("what is in the list was not found", () -> !found().containsKey("relative"));
	}

	private Map<String, String> outcomes() {
		return found().values().stream()
				.collect(Collectors.toMap(Told::name, Told::outcome, (one, _) -> one, TreeMap::new));
	}

	@Test
	void whoHoldsAMonitorIsToldUntilItIsFree() throws Exception {
		var socket = inventory.folder().resolve("q.sock");
		qemu("held", "-qmp", "unix:q.sock,server=on,wait=off");
		awaitOutcome("held", "unix:" + socket);
		try (var client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			assertTrue(client.read(ByteBuffer.allocate(1)) > 0, "the greeting");
			awaitOutcome("held", "java (pid " + ProcessHandle.current().pid() + ") holds its monitor");
		}
		awaitOutcome("held", "unix:" + socket);
	}

	/** Whose it is is told by its command line; the state of the guest by its monitor, which is free again at once. */
	@Test
	void aMonitorThatAnotherToolNeedsIsAskedAndLeft() throws Exception {
		Files.createDirectory(inventory.folder().resolve("qemu-server"));
		qemu("mail", "-chardev", "socket,id=qmp,path=" + in("qemu-server/101.qmp") + ",server=on,wait=off", "-mon",
				"chardev=qmp,mode=control");
		awaitOutcome("mail", "Proxmox VE needs its monitor");
		Await.until("it was asked", () -> found("mail").status().equals("prelaunch"));
		assertEquals("Proxmox VE (101)", found("mail").owner());
		try (var owner = SocketChannel
				.open(UnixDomainSocketAddress.of(inventory.folder().resolve("qemu-server/101.qmp")))) {
			assertTrue(owner.read(ByteBuffer.allocate(1)) > 0, "its owner is greeted");
			awaitOutcome("mail", "Proxmox VE holds its monitor");
		}
	}

	private static boolean isRoot() {
		return System.getProperty("user.name").equals("root");
	}

	@Test
	void anotherUsersIsFoundWithItsUser() throws Exception {
		if (!isRoot()) {
			System.out.println("SKIPPED found-user not root");
			return;
		}
		Inventory.run("chmod", "777", inventory.folder().toString());
		qemu(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), "theirs", "-qmp",
				"unix:theirs.sock,server=on,wait=off");
		awaitOutcome("theirs", "unix:" + in("theirs.sock"));
		assertEquals("nobody", found("theirs").user());
	}

	@Test
	void inOtherNamespacesAPathIsSeenThroughTheProcessAndAPortIsNotTaken() throws Exception {
		List<String> unshare = isRoot() ? List.of("unshare", "-n", "-m") : List.of("unshare", "-U", "-r", "-n", "-m");
		if (new ProcessBuilder(Stream.concat(unshare.stream(), Stream.of("true")).toList()).start().waitFor() != 0) {
			System.out.println("SKIPPED found-namespaces unshare is not allowed");
			return;
		}
		var port = freePort();
		qemu(Stream.concat(unshare.stream(), Stream.of("sh", "-c", "mount -t tmpfs none /mnt && exec \"$0\" \"$@\""))
				.toList(),
				"inside", "-qmp", "unix:/mnt/q.sock,server=on,wait=off");
		qemu(unshare, "port", "-qmp", "tcp:127.0.0.1:" + port + ",server=on,wait=off");
		qemu(unshare, "path", "-qmp", "unix:path.sock,server=on,wait=off");
		awaitOutcome("port", "its port is in another network namespace");
		var inside = found("inside");
		awaitOutcome("inside", "unix:/proc/" + inside.pid() + "/root/mnt/q.sock");
		for (var name : List.of("inside", "path")) {
			var id = Await.get(inventory.registry().attachFound("local", found(name).key()));
			assertEquals(name, inventory.await(id, MachineState.PAUSED).facts().name());
		}
	}

	/** Fifty come and go while the list is looked at. */
	@Test
	void manyComeAndGoAndNothingIsLeft() throws Exception {
		qemu("stays", "-qmp", "unix:stays.sock,server=on,wait=off");
		found("stays");
		var threads = Thread.activeCount();
		var files = openFiles();
		for (var batch = 0; batch < 2; batch++) {
			var begun = new ArrayList<Process>();
			for (var i = 0; i < MANY; i++) {
				begun.add(qemu("m" + batch + "-" + i, "-qmp", "unix:" + batch + "-" + i + ".sock,server=on,wait=off"));
			}
			var expected = expected(batch);
			Await.until("all are found", () -> found().keySet().equals(expected)
					&& found().values().stream().noneMatch(told -> told.address().isEmpty()));
			for (var process : begun) {
				process.destroyForcibly().waitFor();
			}
			Await.until("all are gone", () -> found().keySet().equals(Set.of("stays")));
		}
		Await.until("no files are left open", () -> openFiles() <= files + 2);
		assertTrue(Thread.activeCount() <= threads + 2, "threads: " + threads + ", " + Thread.activeCount());
	}

	private static Set<String> expected(int batch) {
		return Stream.concat(Stream.of("stays"), IntStream.range(0, MANY).mapToObj(i -> "m" + batch + "-" + i))
				.collect(Collectors.toSet());
	}

	private static int openFiles() {
		var names = Path.of("/proc/self/fd").toFile().list();
		return names == null ? 0 : names.length;
	}
}
