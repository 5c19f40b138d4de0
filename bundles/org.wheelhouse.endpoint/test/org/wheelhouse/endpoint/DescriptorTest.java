package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.Peer.Transport;
import org.wheelhouse.endpoint.WireException.Kind;

@Timeout(120)
@EnabledOnOs(OS.LINUX)
class DescriptorTest {

	private final Path folder;
	private final WireLoop loop = new WireLoop();

	DescriptorTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeLoop() {
		loop.close();
	}

	/** Whatever made the socket carries bytes elsewhere, and is not who is talked to. */
	@Test
	void whatLeadsElsewherePassesNoneAndHasNoProcess() throws Exception {
		try (var _ = Peer.listen(Transport.UNIX, folder)) {
			var leads = new Address.Unix(Path.of("/far/qmp.sock"));
			var wire = loop.openThrough(folder.resolve("peer"), leads, Duration.ofSeconds(20), new Heard()).get(20,
					TimeUnit.SECONDS);
			assertEquals(leads, wire.remote());
			assertFalse(wire.passesDescriptors());
			assertEquals(OptionalLong.empty(), wire.peerPid());
			var thrown = assertThrows(WireException.class, () -> wire.send(WireTest.bytes("x"), 0));
			assertEquals(Kind.UNSUPPORTED, thrown.kind());
		}
	}

	@Test
	void descriptorArrivesWithItsBytes() throws Exception {
		var file = Files.writeString(folder.resolve("file"), "what is passed");
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var wire = open(peer);
			var other = peer.accept();
			var descriptor = Libc.open(file);
			wire.send(WireTest.bytes("take this"), descriptor);
			Libc.close(descriptor);
			var received = Libc.receive(other, 9);
			assertEquals("what is passed", Files.readString(Path.of("/proc/self/fd/" + received)));
			Libc.close(received);
		}
	}

	@Test
	void descriptorThatWaitsForItsTurnOutlivesTheCallersOwn() throws Exception {
		var file = Files.writeString(folder.resolve("file"), "passed later");
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var wire = open(peer);
			var other = peer.accept();
			var much = new byte[1 << 20];
			wire.send(ByteBuffer.wrap(much));
			var descriptor = Libc.open(file);
			wire.send(WireTest.bytes("!"), descriptor);
			Libc.close(descriptor);
			var open = openDescriptors(file);
			assertEquals(1, open, "our duplicate");
			assertEquals(much.length, WireTest.read(other, much.length).length());
			var received = Libc.receive(other, 1);
			assertEquals("passed later", Files.readString(Path.of("/proc/self/fd/" + received)));
			Libc.close(received);
			Await.until("our duplicate is closed", () -> openDescriptors(file) == 0);
		}
	}

	@Test
	void descriptorThatWaitsIsClosedWithTheWire() throws Exception {
		var file = Files.writeString(folder.resolve("file"), "never passed");
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var wire = open(peer);
			wire.send(ByteBuffer.wrap(new byte[1 << 20]));
			var descriptor = Libc.open(file);
			wire.send(WireTest.bytes("!"), descriptor);
			Libc.close(descriptor);
			wire.close();
			Await.until("our duplicate is closed", () -> openDescriptors(file) == 0);
		}
	}

	@Test
	void tcpRefusesADescriptorAndStaysOpen() throws Exception {
		try (var peer = Peer.tcp()) {
			var wire = open(peer);
			var refusal = assertThrows(WireException.class, () -> wire.send(WireTest.bytes("x"), 0));
			assertEquals(Kind.UNSUPPORTED, refusal.kind());
			assertTrue(String.valueOf(refusal.getMessage()).contains("only a unix socket"), refusal.getMessage());
			wire.send(WireTest.bytes("still open"));
			assertEquals("still open", WireTest.read(peer.accept(), 10));
		}
	}

	private Wire open(Peer peer) throws Exception {
		return loop.open(peer.address(), Duration.ofSeconds(10), new Heard()).get(10, TimeUnit.SECONDS);
	}

	private static long openDescriptors(Path file) {
		try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
			return descriptors.filter(descriptor -> {
				try {
					return Files.isSameFile(descriptor, file);
				} catch (IOException e) {
					return false;
				}
			}).count();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What the other end needs to receive a descriptor. */
	private static final class Libc {

		private static int open(Path file) throws Exception {
			try (var arena = Arena.ofConfined()) {
				return call("open",
						FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
						arena.allocateFrom(file.toString()), 0);
			}
		}

		private static void close(int descriptor) throws Exception {
			call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), descriptor);
		}

		private static int receive(SocketChannel channel, int bytes) throws Exception {
			try (var arena = Arena.ofConfined()) {
				var vector = arena.allocate(16, 8);
				vector.set(ValueLayout.ADDRESS, 0, arena.allocate(bytes));
				vector.set(ValueLayout.JAVA_LONG, 8, bytes);
				var control = arena.allocate(24, 8);
				var message = arena.allocate(56, 8);
				message.set(ValueLayout.ADDRESS, 16, vector);
				message.set(ValueLayout.JAVA_LONG, 24, 1);
				message.set(ValueLayout.ADDRESS, 32, control);
				message.set(ValueLayout.JAVA_LONG, 40, 24);
				var count = call("recvmsg", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
						ValueLayout.ADDRESS, ValueLayout.JAVA_INT), number(channel), message, 0);
				assertEquals(bytes, count);
				assertEquals(20, control.get(ValueLayout.JAVA_LONG, 0), "a control message with one descriptor");
				return control.get(ValueLayout.JAVA_INT, 16);
			}
		}

		private static int number(SocketChannel channel) throws Exception {
			var method = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFDVal");
			method.setAccessible(true);
			return (int) method.invoke(channel);
		}

		private static int call(String name, FunctionDescriptor signature, Object... arguments) throws Exception {
			var linker = Linker.nativeLinker();
			MemorySegment address = linker.defaultLookup().findOrThrow(name);
			try {
				return (int) linker.downcallHandle(address, signature).invokeWithArguments(arguments);
			} catch (Throwable e) {
				throw new Exception(e);
			}
		}
	}
}
