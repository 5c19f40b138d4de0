package org.wheelhouse.qmp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.*;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Against the QEMU that is installed: it understands every command, and its answers are understood. */
@Tag("qemu")
@Timeout(120)
class RealQemuTest {

	private static final Duration PATIENT = Duration.ofSeconds(30);

	private final Path folder;
	private final WireLoop loop = new WireLoop();
	private final Recorder recorder = new Recorder();
	private final Process qemu;
	private final Address monitor;

	RealQemuTest(@TempDir Path folder) throws Exception {
		this.folder = folder;
		var socket = folder.resolve("qmp");
		monitor = new Address.Unix(socket);
		qemu = new ProcessBuilder("qemu-system-x86_64", "-machine", "pc,accel=tcg", "-S", "-nodefaults", "-display",
				"none",
				"-name", "real", "-m", "64", "-smp", "2", "-vga", "std", "-vnc", "unix:" + folder.resolve("vnc"),
				"-device",
				"pci-bridge,id=br1,chassis_nr=1", "-device", "virtio-balloon-pci,id=bal0", "-device", "ide-cd,id=cd",
				"-blockdev", "null-co,node-name=disk,size=1048576", "-device", "virtio-blk-pci,id=vd0,drive=disk",
				"-qmp",
				"unix:" + socket + ",server=on,wait=off").redirectErrorStream(true)
				.redirectOutput(folder.resolve("log").toFile()).start();
		try {
			Await.until("QEMU listens", () -> accepts(socket) || !qemu.isAlive());
			assertTrue(qemu.isAlive(), this::log);
		} catch (AssertionError e) {
			// Nobody else ends it, as there is no test then.
			qemu.destroyForcibly();
			throw e;
		}
	}

	/** The socket is there a little before QEMU listens on it. */
	private static boolean accepts(Path socket) {
		try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return true;
		} catch (IOException e) {
			return false;
		}
	}

	private String log() {
		try {
			return Files.readString(folder.resolve("log"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@AfterEach
	void endQemu() throws Exception {
		loop.close();
		qemu.destroyForcibly();
		assertTrue(qemu.waitFor(10, TimeUnit.SECONDS));
	}

	@Test
	void everyQueryIsAnsweredAndUnderstood() throws Exception {
		try (var session = open()) {
			assertTrue(session.hasOutOfBand());
			assertEquals(qemu.pid(), session.peerPid().orElseThrow());
			assertEquals(session.greeting().version(), ask(session, new QueryVersion()));
			assertEquals(Optional.of("real"), ask(session, new QueryName()));
			assertEquals("prelaunch", ask(session, new QueryStatus()).status());
			assertEquals(64L << 20, ask(session, new QueryMemorySizeSummary()).base());
			assertEquals(2, ask(session, new QueryCpusFast()).size());
			assertTrue(ask(session, new QueryBlock()).size() >= 2);
			assertEquals("null-co", ask(session, new QueryNamedBlockNodes(true)).getFirst().driver());
			assertEquals(1 << 20, ask(session, new QueryNamedBlockNodes(false)).getFirst().image().virtualBytes());
			assertFalse(ask(session, new QueryBlockstats()).isEmpty());
			assertFalse(ask(session, new QueryBlockstats(true)).isEmpty());
			assertTrue(ask(session, new QueryPci()).getFirst().devices().stream()
					.anyMatch(device -> device.bridge().isPresent()));
			assertTrue(ask(session, new QueryVnc()).enabled());
			assertEquals("unix", ask(session, new QueryVncServers()).getFirst().sockets().getFirst().family());
			assertEquals(Optional.empty(), ask(session, new QueryMigrate()).status());
			assertTrue(ask(session, new QueryMigrateParameters()).downtime().isPresent());
			assertTrue(ask(session, new QueryMigrateCapabilities()).containsKey("events"));
			assertEquals(64L << 20, ask(session, new QueryBalloon()).actualBytes());
			assertFalse(ask(session, new QueryChardev()).isEmpty());
			assertTrue(ask(session, new QueryJobs()).isEmpty());
			for (var other : List.of(new QueryKvm(), new QueryUuid())) {
				assertNotNull(ask(session, other));
			}
			assertTrue(ask(session, new QueryCommands()).contains("query-qmp-schema"));
			assertTrue(ask(session, new QueryQmpSchema()).size() > 500);
		}
	}

	@Test
	void objectTreeAndTypesAreUnderstood() throws Exception {
		try (var session = open()) {
			assertTrue(ask(session, new QomList("/machine/peripheral")).stream()
					.anyMatch(property -> property.childType().equals(Optional.of("virtio-blk-pci"))));
			assertEquals("virtio-blk-pci", ask(session, new QomGet("/machine/peripheral/vd0", "type")).textValue());
			assertFalse(ask(session, new QomListTypes(Optional.of("pci-device"), false)).isEmpty());
			assertFalse(ask(session, new DeviceListProperties("virtio-net-pci")).isEmpty());
			assertFalse(ask(session, new QomListProperties("iothread")).isEmpty());
			ask(session, new QomSet("/machine/peripheral/bal0", "guest-stats-polling-interval",
					JsonNodeFactory.instance.numberNode(2)));
		}
	}

	@Test
	void everyActionIsUnderstood() throws Exception {
		try (var session = open()) {
			ask(session, new NetdevAdd("user", "n1", object().put("restrict", true)));
			ask(session, new DeviceAdd("virtio-net-pci", object().put("id", "nic1").put("netdev", "n1")));
			ask(session, new DeviceDel("nic1"));
			ask(session, new BlockdevAdd(object().put("driver", "null-co").put("node-name", "spare")));
			ask(session, new BlockdevDel("spare"));
			ask(session, new ObjectAdd("iothread", "io1", object()));
			ask(session, new ObjectDel("io1"));
			var image = folder.resolve("made.raw").toString();
			ask(session, new BlockdevCreate("make",
					object().put("driver", "file").put("filename", image).put("size", 1 << 20)));
			Await.until("the image is made", () -> recorder.events.stream()
					.anyMatch(event -> event.data().path("status").asText().equals("concluded")));
			assertEquals(Optional.empty(), ask(session, new QueryJobs()).getFirst().error());
			ask(session, new JobDismiss("make"));
			ask(session, new BlockdevChangeMedium(Drive.ofId("cd"), image, Optional.of("raw"), false));
			ask(session, new Eject(Drive.ofId("cd"), true));
			ask(session, new Screendump(folder.resolve("screen.png").toString(), Optional.of("png")));
			assertTrue(Files.size(folder.resolve("screen.png")) > 0);
			ask(session, new MigrateSetCapabilities(Map.of("events", true)));
			ask(session, new MigrateSetParameters(OptionalLong.of(1 << 20), Optional.of(Duration.ofMillis(250))));
			assertEquals(Optional.of(Duration.ofMillis(250)), ask(session, new QueryMigrateParameters()).downtime());
			ask(session, new MigrateCancel());
			assertTrue(ask(session, new HumanMonitorCommand("info version"))
					.startsWith(session.greeting().version().toString()));
			ask(session, new Cont());
			ask(session, new Stop());
			ask(session, new SystemReset());
			ask(session, new SystemPowerdown());
			ask(session, new NetdevDel("n1"));
		}
	}

	@Test
	void descriptorReachesQemu() throws Exception {
		try (var session = open()) {
			// Standard input: any open descriptor will do.
			Await.result(session.send(new Getfd("passed"), 0));
			ask(session, new Closefd("passed"));
			Await.failure(CommandFailed.class, session.send(new Closefd("passed")));
			var without = Await.failure(CommandFailed.class, session.send(new Getfd("passed")));
			assertTrue(without.description().contains("SCM_RIGHTS"), without.description());
		}
	}

	/** QEMU holds its end until it is told to let go: only then do we see the end of what is at ours. */
	@Test
	void descriptorIsKeptInASet() throws Exception {
		var path = UnixDomainSocketAddress.of(folder.resolve("ends"));
		try (var session = open();
				var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(path);
				var theirs = SocketChannel.open(path);
				var ours = server.accept()) {
			ours.configureBlocking(false);
			var added = Await.result(session.send(new AddFd(OptionalLong.of(7), Optional.of("an end")),
					loop.descriptorOf(theirs)));
			theirs.close();
			assertEquals(7, added.fdset());
			var told = ask(session, new RawCommand("query-fdsets")).path(0);
			assertEquals("an end", told.path("fds").path(0).path("opaque").asText(), told.toString());
			assertEquals(added.fd(), told.path("fds").path(0).path("fd").asLong(), told.toString());
			assertEquals(0, ours.read(ByteBuffer.allocate(1)));
			ask(session, new Cont());
			ask(session, new RemoveFd(added.fdset(), OptionalLong.of(added.fd())));
			Await.until("QEMU has let go", () -> isAtEnd(ours));
			var without = Await.failure(CommandFailed.class,
					session.send(new AddFd(OptionalLong.empty(), Optional.empty())));
			assertTrue(without.description().contains("SCM_RIGHTS"), without.description());
		}
	}

	private static boolean isAtEnd(SocketChannel channel) {
		try {
			return channel.read(ByteBuffer.allocate(1)) < 0;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void refusalsCarryQemusWords() throws Exception {
		try (var session = open()) {
			var unknown = Await.failure(CommandFailed.class, session.send(new RawCommand("query-cpus")));
			assertEquals("CommandNotFound", unknown.errorClass());
			var device = Await.failure(CommandFailed.class, session.send(new DeviceAdd("bogus", object())));
			assertEquals("'bogus' is not a valid device model name", device.description());
			assertTrue(ask(session, new QueryName()).isPresent(), "the session goes on");
		}
	}

	@Test
	void secondClientIsToldThatTheMonitorIsBusyUntilTheFirstLeaves() throws Exception {
		var hasty = new QmpTimeouts(PATIENT, Duration.ofMillis(500), PATIENT);
		try (var _ = open()) {
			Await.failure(MonitorBusy.class, QmpSession.open(loop, monitor, hasty, new Recorder()));
		}
		open().close();
	}

	@Test
	void manyCommandsAtOnceAreAllAnswered() throws Exception {
		try (var session = open()) {
			var names = IntStream.range(0, 200).mapToObj(_ -> session.send(new QueryName())).toList();
			for (var name : names) {
				assertEquals(Optional.of("real"), Await.result(name));
			}
		}
	}

	@Test
	void quitSucceedsAndTheEndIsToldOnce() throws Exception {
		var session = open();
		ask(session, new Quit());
		assertTrue(qemu.waitFor(10, TimeUnit.SECONDS));
		assertFalse(((SessionEnded) recorder.onlyEnd()).byUs());
		assertEquals(List.of("SHUTDOWN"), recorder.eventNames());
	}

	@Test
	void endOfTheProcessIsToldAtOnce() throws Exception {
		var session = open();
		qemu.destroyForcibly();
		assertFalse(((SessionEnded) recorder.onlyEnd()).byUs());
		assertFalse(session.isOpen());
	}

	private QmpSession open() throws Exception {
		return Await.result(QmpSession.open(loop, monitor, new QmpTimeouts(PATIENT, PATIENT, PATIENT), recorder));
	}

	private static <R> R ask(QmpSession session, QmpCommand<R> command) throws Exception {
		return Await.result(session.send(command));
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}
}
