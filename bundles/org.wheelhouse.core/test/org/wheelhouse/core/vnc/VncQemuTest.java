package org.wheelhouse.core.vnc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.NoScreenException.Kind;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.VncChannel;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.peer.Relay;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.command.QueryVnc;

/** The ways to the screens of real QEMUs. The bytes on them are not looked at here: whose they are, QEMU itself tells. */
@Tag("qemu")
class VncQemuTest {

	private static final String GREETING = "RFB 003.008\n";
	private static final int FIRST_PORT = 5900;

	private final RegistryBench bench = new RegistryBench();
	private final List<Process> processes = new ArrayList<>();
	private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

	VncQemuTest() throws Exception {
		// the bench may fail to be made
	}

	@AfterEach
	void close() throws Exception {
		for (var one : open) {
			one.close();
		}
		for (var process : processes) {
			process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
		bench.close();
	}

	/** A QEMU in a folder of its own; all of them have one name. */
	private Path start(String folder, List<String> before, String... options) throws Exception {
		var home = Files.createDirectory(bench.folder().resolve(folder));
		var monitor = home.resolve("q");
		var line = new ArrayList<>(before);
		line.addAll(List.of("qemu-system-x86_64", "-accel", "tcg", "-m", "16", "-nodefaults", "-vga", "std", "-S",
				"-qmp", "unix:" + monitor + ",server=on,wait=off"));
		line.addAll(List.of(options));
		processes.add(new ProcessBuilder(line).directory(home.toFile()).redirectErrorStream(true)
				.redirectOutput(home.resolve("log").toFile()).start());
		Await.until("QEMU listens", () -> listens(monitor));
		return monitor;
	}

	/** QEMU makes the file a moment before it listens. */
	private static boolean listens(Path monitor) {
		try (var probe = SocketChannel.open(UnixDomainSocketAddress.of(monitor))) {
			return probe.isConnected();
		} catch (IOException _) {
			return false;
		}
	}

	private String attach(Path monitor) throws Exception {
		return Await.get(bench.registry().attach(new Address.Unix(monitor)));
	}

	/** As by a connection that passes no descriptors. */
	private String attachBehind(Path monitor) throws Exception {
		var relay = monitor.resolveSibling("relay");
		open.add(new Relay(relay, monitor));
		return attach(relay);
	}

	private VncChannel open(String id) throws Exception {
		var channel = bench.registry().vnc(id).open();
		open.add(channel.channel());
		return channel;
	}

	private int viewers(String id) throws Exception {
		return Await.get(bench.registry().machine(id).orElseThrow().send(new QueryVnc())).clients().size();
	}

	private void awaitNoViewers(String id) {
		Await.until("nobody looks at " + id, () -> {
			try {
				return viewers(id) == 0;
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		});
	}

	private static String greeting(SocketChannel channel) throws IOException {
		var buffer = ByteBuffer.allocate(GREETING.length());
		while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
			// the rest of it
		}
		return new String(buffer.array(), StandardCharsets.US_ASCII);
	}

	private static String display() throws IOException {
		try (var free = new ServerSocket(0)) {
			return "127.0.0.1:" + (free.getLocalPort() - FIRST_PORT);
		}
	}

	private static void assumeNamespaces(String option) throws Exception {
		var tried = new ProcessBuilder("unshare", option, "true").redirectErrorStream(true).start();
		var can = tried.waitFor(20, TimeUnit.SECONDS) && tried.exitValue() == 0;
		if (!can) {
			System.out.println("SKIPPED screens-behind-namespaces unshare " + option + " is for root");
		}
		assumeTrue(can);
	}

	@Test
	void anotherMachineOnTheSamePortIsNotShown() throws Exception {
		assumeNamespaces("-n");
		var display = display();
		var far = attach(start("far", List.of("unshare", "-n"), "-vnc", display));
		var near = attach(start("near", List.of(), "-vnc", display));
		var channel = open(far);
		assertEquals(GREETING, greeting(channel.channel()));
		assertEquals(List.of("", 1, 0), List.of(channel.address(), viewers(far), viewers(near)));
	}

	@Test
	void whereNothingProvesWhoseItIsNothingIsShown() throws Exception {
		assumeNamespaces("-n");
		var display = display();
		var far = attachBehind(start("far", List.of("unshare", "-n"), "-vnc", display));
		var near = attach(start("near", List.of(), "-vnc", display));
		var refused = assertThrows(NoScreenException.class, () -> open(far));
		assertEquals(Kind.OUT_OF_REACH, refused.kind());
		assertTrue(refused.getMessage().contains("Attach the machine by a unix socket"), refused.getMessage());
		awaitNoViewers(near);
		assertEquals(0, viewers(far));
	}

	@Test
	void anotherMachineOnTheSamePathIsNotShown() throws Exception {
		assumeNamespaces("-m");
		var shared = Files.createDirectory(bench.folder().resolve("shared"));
		var socket = shared.resolve("v");
		var far = start("far", List.of("unshare", "-m", "sh", "-c", "mount -t tmpfs none " + shared + " && exec \"$@\"",
				"sh"), "-vnc", "unix:" + socket);
		var near = attach(start("near", List.of(), "-vnc", "unix:" + socket));
		var behind = attachBehind(far);
		assertEquals(Kind.OUT_OF_REACH, assertThrows(NoScreenException.class, () -> open(behind)).kind());
		awaitNoViewers(near);
	}

	@Test
	void aPortIsTakenWhereQemuConfirmsIt() throws Exception {
		var display = display();
		var id = attachBehind(start("q", List.of(), "-vnc", display));
		var channel = open(id);
		assertEquals("127.0.0.1:" + (FIRST_PORT + Integer.parseInt(display.substring(display.indexOf(':') + 1))),
				channel.address());
		assertEquals(GREETING, greeting(channel.channel()));
	}

	@Test
	void aPortOfBothProtocolsIsConfirmedToo() throws Exception {
		var id = attachBehind(start("q", List.of(), "-vnc", "[::]" + display().replace("127.0.0.1", "")));
		assertEquals(GREETING, greeting(open(id).channel()));
	}

	@Test
	void aUnixSocketIsTakenWhereQemuConfirmsIt() throws Exception {
		var socket = bench.folder().resolve("v");
		var id = attachBehind(start("q", List.of(), "-vnc", "unix:" + socket));
		var channel = open(id);
		assertEquals(socket.toString(), channel.address());
		assertEquals(GREETING, greeting(channel.channel()));
	}

	@Test
	void aRelativeSocketIsThatOfQemusFolder() throws Exception {
		var monitor = start("q", List.of(), "-vnc", "unix:v");
		assertEquals(GREETING, greeting(open(attach(monitor)).channel()));
	}

	@Test
	void aRelativeSocketInAnUnknownFolderIsToldInOneSentence() throws Exception {
		var id = attachBehind(start("q", List.of(), "-vnc", "unix:v"));
		var refused = assertThrows(NoScreenException.class, () -> open(id));
		assertTrue(refused.what().contains("unix socket v"), refused.what());
		assertTrue(!refused.getMessage().contains("firewall"), refused.getMessage());
	}

	@Test
	void whoHoldsTheMonitorNeedsNeitherTlsNorAPassword() throws Exception {
		var id = attach(start("q", List.of(), "-object", "tls-creds-anon,id=t,endpoint=server", "-vnc",
				display() + ",tls-creds=t,password=on"));
		var channel = open(id).channel();
		assertEquals(GREETING, greeting(channel));
		channel.write(ByteBuffer.wrap(GREETING.getBytes(StandardCharsets.US_ASCII)));
		var types = ByteBuffer.allocate(2);
		channel.read(types);
		assertEquals(List.of((byte) 1, (byte) 1), List.of(types.get(0), types.get(1)));
	}

	@Test
	void thatThereIsNoServerIsToldAtOnce() throws Exception {
		var id = attach(start("q", List.of(), "-display", "none"));
		var begin = System.nanoTime();
		var none = assertThrows(NoScreenException.class, () -> open(id));
		assertEquals(Kind.NO_SERVER, none.kind());
		assertTrue(none.advice().contains("-vnc none"), none.advice());
		assertTrue(Duration.ofNanos(System.nanoTime() - begin).toSeconds() < 5);
	}

	@Test
	void thatNothingDrawsAPictureIsNoFailure() throws Exception {
		var id = attach(start("q", List.of(), "-vga", "none", "-display", "none"));
		var none = assertThrows(NoScreenException.class, () -> Await.get(bench.registry().screen(id)));
		assertEquals(Kind.NO_GRAPHICS, none.kind());
	}

	@Test
	void howMuchThereIsToSeeIsTold() throws Exception {
		var one = open(attach(start("one", List.of(), "-vnc", "none", "-monitor", "vc")));
		assertEquals(List.of(1, 1), List.of(one.servers(), one.screens()));
		var more = open(attach(start("more", List.of(), "-vnc", "none", "-vnc", "unix:w", "-device",
				"virtio-gpu-pci,max_outputs=2")));
		assertEquals(List.of(2, 3), List.of(more.servers(), more.screens()));
	}

	/** QEMU keeps one descriptor at a time. */
	@Test
	void severalPagesMayBeOpenedAtOnce() throws Exception {
		var id = attach(start("q", List.of(), "-vnc", "none"));
		Callable<VncChannel> opening = () -> open(id);
		try (var pages = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var page : pages.invokeAll(Collections.nCopies(8, opening))) {
				assertEquals(GREETING, greeting(page.get().channel()));
			}
		}
	}
}
