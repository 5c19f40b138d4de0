package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.WireException.Kind;

@Timeout(120)
class OpeningTest {

	private static final Duration SOON = Duration.ofMillis(300);
	private static final Duration PATIENT = Duration.ofSeconds(10);

	private final Path folder;
	private final WireLoop loop = new WireLoop();

	OpeningTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeLoop() {
		loop.close();
	}

	@Test
	void pathThatDoesNotExistIsToldAsNoSocket() {
		assertFails(Kind.NO_SOCKET, new Address.Unix(folder.resolve("none")), "There is no socket");
	}

	@Test
	void symbolicLinkToNothingIsToldAsNoSocket() throws IOException {
		var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("none"));
		assertFails(Kind.NO_SOCKET, new Address.Unix(link), "symbolic link to nothing");
	}

	@Test
	void ordinaryFileIsToldAsNoSocket() throws IOException {
		assertFails(Kind.NO_SOCKET, new Address.Unix(Files.createFile(folder.resolve("file"))), "is not a socket");
	}

	@Test
	void socketOfAnEndedProcessIsToldAsStale() throws IOException {
		var path = folder.resolve("stale");
		Peer.unix(path, 0).close();
		assertTrue(Files.exists(path), "the file must be left over");
		assertFails(Kind.STALE, new Address.Unix(path), "process that made it has ended");
	}

	@Test
	void pathTooLongForTheKernelIsToldWithItsLength() {
		var path = Path.of("/" + "x".repeat(106));
		assertFails(Kind.PATH_TOO_LONG, new Address.Unix(path), "107 bytes long and may be 106");
	}

	@Test
	void lengthOfThePathCountsInBytes() {
		var path = Path.of("/" + "ä".repeat(54));
		assertFails(Kind.PATH_TOO_LONG, new Address.Unix(path), "109 bytes");
	}

	@Test
	void pathOfTheLongestLengthConnects() throws Exception {
		var name = "x".repeat(106 - folder.toString().length() - 1);
		try (var peer = Peer.unix(folder.resolve(name), 0)) {
			open(peer.address(), PATIENT).get();
		}
	}

	@Test
	void portThatNobodyListensOnIsToldAsRefused() throws IOException {
		var peer = Peer.tcp();
		peer.close();
		assertFails(Kind.REFUSED, peer.address(), "Nothing listens on tcp:127.0.0.1:");
	}

	@Test
	void localhostIsFoundOnEitherLoopback() throws Exception {
		try (var peer = Peer.tcp(); var other = new WireLoop()) {
			var port = ((Address.Tcp) peer.address()).port();
			other.open(new Address.Tcp("localhost", port), PATIENT, new Heard()).get(10, TimeUnit.SECONDS);
		}
	}

	@Test
	void fullQueueOfAListenerEndsInATimeoutAndHoldsUpNobody() throws Exception {
		try (var full = Peer.unix(folder.resolve("full"), 1); var free = Peer.unix(folder.resolve("free"), 0)) {
			var waiting = fill(full);
			var hopeless = open(full.address(), SOON);
			open(free.address(), PATIENT).get(5, TimeUnit.SECONDS);
			assertFails(Kind.TIMEOUT, hopeless, "took no further connection for 0.3 s");
			for (var channel : waiting) {
				channel.close();
			}
		}
	}

	@Test
	void wireOpensWhenAFullQueueGetsRoom() throws Exception {
		try (var full = Peer.unix(folder.resolve("full"), 1)) {
			var waiting = fill(full);
			var heard = new Heard();
			var opening = loop.open(full.address(), PATIENT, heard);
			assertThrows(TimeoutException.class, () -> opening.get(100, TimeUnit.MILLISECONDS));
			for (var channel : waiting) {
				full.accept().close();
				channel.close();
			}
			var wire = opening.get(5, TimeUnit.SECONDS);
			wire.send(ByteBuffer.wrap(new byte[]{1}));
			try (var accepted = full.accept()) {
				assertEquals(1, accepted.read(ByteBuffer.allocate(10)));
			}
		}
	}

	@Test
	void cancelledOpeningIsGivenUp() throws Exception {
		try (var full = Peer.unix(folder.resolve("full"), 1)) {
			var waiting = fill(full);
			loop.open(full.address(), PATIENT, new Heard()).cancel(false);
			for (var channel : waiting) {
				full.accept().close();
				channel.close();
			}
			full.server().configureBlocking(false);
			var proof = open(full.address(), PATIENT);
			proof.get(5, TimeUnit.SECONDS);
			assertInstanceOf(SocketChannel.class, full.server().accept()).close();
			assertEquals(null, full.server().accept(), "the cancelled one must not have connected");
		}
	}

	@Test
	void openingFailsWhenTheLoopIsClosed() throws Exception {
		try (var full = Peer.unix(folder.resolve("full"), 1)) {
			var waiting = fill(full);
			var opening = open(full.address(), PATIENT);
			loop.close();
			assertFails(Kind.CLOSED, opening, "given up");
			assertFails(Kind.CLOSED, open(full.address(), PATIENT), "the loop is closed");
			for (var channel : waiting) {
				channel.close();
			}
		}
	}

	/** Connects until the kernel has no more room. */
	private static List<SocketChannel> fill(Peer peer) throws IOException {
		var waiting = new ArrayList<SocketChannel>();
		var path = ((Address.Unix) peer.address()).path();
		while (true) {
			var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
			channel.configureBlocking(false);
			try {
				channel.connect(UnixDomainSocketAddress.of(path));
				waiting.add(channel);
			} catch (SocketException full) {
				channel.close();
				return waiting;
			}
		}
	}

	private CompletableFuture<Wire> open(Address address, Duration deadline) {
		return loop.open(address, deadline, new Heard());
	}

	private void assertFails(Kind kind, Address address, String words) {
		assertFails(kind, open(address, PATIENT), words);
	}

	private static void assertFails(Kind kind, CompletableFuture<Wire> opening, String words) {
		var failure = assertThrows(ExecutionException.class, () -> opening.get(10, TimeUnit.SECONDS));
		var reason = assertInstanceOf(WireException.class, failure.getCause());
		assertEquals(kind, reason.kind());
		assertTrue(String.valueOf(reason.getMessage()).contains(words), reason.getMessage());
	}
}
