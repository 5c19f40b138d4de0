package org.wheelhouse.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wheelhouse.endpoint.Peer.Transport;
import org.wheelhouse.endpoint.WireException.Kind;

@Timeout(120)
class WireTest {

	private static final Duration PATIENT = Duration.ofSeconds(10);

	private final Path folder;
	private final WireLoop loop = new WireLoop();

	WireTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeLoop() {
		loop.close();
	}

	@ParameterizedTest
	@EnumSource
	void bytesGoBothWays(Transport transport) throws Exception {
		try (var peer = Peer.listen(transport, folder)) {
			var heard = new Heard();
			var wire = open(peer, heard);
			var other = peer.accept();
			wire.send(bytes("ping"));
			assertEquals("ping", read(other, 4));
			other.write(bytes("pong"));
			Await.until("the answer arrives", () -> heard.text().equals("pong"));
			other.close();
		}
	}

	@ParameterizedTest
	@EnumSource
	void largeAmountArrivesWholeAndInOrder(Transport transport) throws Exception {
		try (var peer = Peer.listen(transport, folder)) {
			var wire = open(peer, new Heard());
			var other = peer.accept();
			var text = IntStream.range(0, 150_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
			wire.send(bytes(text));
			wire.send(bytes("."));
			// Not assertEquals, which would print it all.
			assertTrue((text + ".").equals(read(other, text.length() + 1)));
		}
	}

	@Test
	void messagesOfManyThreadsAreNotMixed() throws Exception {
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var wire = open(peer, new Heard());
			var other = peer.accept();
			var threads = new ArrayList<Thread>();
			for (var name : List.of("a", "b", "c", "d")) {
				threads.add(Thread.ofPlatform().start(() -> {
					for (var i = 0; i < 500; i++) {
						wire.send(bytes(name.repeat(199) + "\n"));
					}
				}));
			}
			var text = read(other, 4 * 500 * 200);
			assertTrue(text.lines().allMatch(line -> line.length() == 199 && line.chars().distinct().count() == 1));
			for (var thread : threads) {
				thread.join();
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void endOfThePeerIsToldOnceAsClosed(Transport transport) throws Exception {
		try (var peer = Peer.listen(transport, folder)) {
			var heard = new Heard();
			var wire = open(peer, heard);
			peer.accept().close();
			assertEquals(Kind.CLOSED, onlyEnd(heard).orElseThrow().kind());
			wire.close();
			wire.send(bytes("too late"));
			loop.close();
			assertEquals(1, heard.ends.size());
		}
	}

	@Test
	void resetByThePeerIsToldAsLost() throws Exception {
		try (var peer = Peer.tcp()) {
			var heard = new Heard();
			open(peer, heard);
			var other = peer.accept();
			other.setOption(StandardSocketOptions.SO_LINGER, 0);
			other.close();
			assertEquals(Kind.LOST, onlyEnd(heard).orElseThrow().kind());
		}
	}

	@Test
	void lastWordsOfThePeerAreHeardThoughSendingFails() throws Exception {
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var heard = new Heard();
			var wire = open(peer, heard);
			wire.pauseReading();
			var other = peer.accept();
			other.write(bytes("farewell"));
			other.close();
			wire.send(bytes("nobody reads this"));
			onlyEnd(heard);
			assertEquals("farewell", heard.text());
		}
	}

	@Test
	void ourOwnCloseIsToldWithoutAReason() throws Exception {
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var heard = new Heard();
			open(peer, heard).close();
			assertTrue(onlyEnd(heard).isEmpty());
			assertEquals(-1, peer.accept().read(ByteBuffer.allocate(1)));
		}
	}

	@Test
	void closingTheLoopClosesEveryWire() throws Exception {
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var heard = new Heard();
			var wire = open(peer, heard);
			loop.close();
			assertEquals(1, heard.ends.size());
			assertTrue(heard.ends.getFirst().isEmpty());
			wire.send(bytes("nothing happens"));
			wire.close();
		}
	}

	@ParameterizedTest
	@EnumSource
	void peerThatDoesNotReadCostsBoundedMemoryAndHoldsUpNoCaller(Transport transport) throws Exception {
		try (var peer = Peer.listen(transport, folder)) {
			var heard = new Heard();
			var wire = open(peer, heard);
			try (var _ = peer.accept()) {
				var portion = new byte[64 << 10];
				var longest = 0L;
				// Far more than the kernel's buffers and ours together.
				for (var i = 0; i < 1024 && heard.ends.isEmpty(); i++) {
					var begin = System.nanoTime();
					wire.send(ByteBuffer.wrap(portion));
					longest = Math.max(longest, System.nanoTime() - begin);
				}
				assertEquals(Kind.OVERFLOW, onlyEnd(heard).orElseThrow().kind());
				assertTrue(longest < Duration.ofSeconds(2).toNanos(), "a call took " + longest + " ns");
			}
		}
	}

	@Test
	void listenerThatThrowsLosesItsWireOnly() throws Exception {
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var heard = new Heard();
			var clumsy = new WireListener() {
				@Override
				public void received(ByteBuffer bytes) {
					throw new IllegalStateException("clumsy");
				}

				@Override
				public void closed(Optional<WireException> reason) {
					heard.closed(reason);
					throw new IllegalStateException("clumsy to the end");
				}
			};
			quietly();
			open(peer, clumsy);
			var first = peer.accept();
			var good = new Heard();
			open(peer, good);
			var second = peer.accept();
			first.write(bytes("x"));
			assertEquals(Kind.FAULT, onlyEnd(heard).orElseThrow().kind());
			loop.schedule(Duration.ZERO, () -> {
				throw new IllegalStateException("clumsy timer");
			});
			second.write(bytes("still served"));
			Await.until("the other wire is served", () -> good.text().equals("still served"));
		}
	}

	@Test
	void pausedWireIsNotReadUntilItIsResumed() throws Exception {
		try (var peer = Peer.listen(Transport.UNIX, folder)) {
			var heard = new Heard();
			var wire = open(peer, heard);
			var other = peer.accept();
			wire.pauseReading();
			other.configureBlocking(false);
			var written = 0;
			var portion = ByteBuffer.allocate(4096);
			for (var count = 1; count > 0; written += count) {
				count = other.write(portion.clear());
			}
			// It is full, so nobody reads: at most one portion was under way.
			assertTrue(heard.count.get() <= 1 << 16);
			wire.resumeReading();
			var all = written;
			Await.until("all is read", () -> heard.count.get() == all);
		}
	}

	@Test
	void timersRunOnTheThreadOfTheLoopAndCancelledOnesDoNot() throws Exception {
		var done = new CountDownLatch(1);
		var cancelledRan = new AtomicBoolean();
		var thread = new String[1];
		loop.schedule(Duration.ofMillis(10), () -> cancelledRan.set(true)).cancel();
		loop.schedule(Duration.ofMillis(20), () -> {
			thread[0] = Thread.currentThread().getName();
			// Scheduled on the thread itself, which sleeps next.
			loop.schedule(Duration.ofMillis(1), done::countDown);
		});
		assertTrue(done.await(5, TimeUnit.SECONDS));
		assertEquals("wheelhouse-wires", thread[0]);
		assertFalse(cancelledRan.get());
	}

	@Test
	void loopCanBeClosedOnItsOwnThread() throws Exception {
		var done = new CountDownLatch(1);
		loop.schedule(Duration.ZERO, () -> {
			loop.close();
			done.countDown();
		});
		assertTrue(done.await(5, TimeUnit.SECONDS));
	}

	@Test
	void peerIdIsTheProcessThatListens() throws Exception {
		try (var unix = Peer.listen(Transport.UNIX, folder); var tcp = Peer.tcp()) {
			assertEquals(ProcessHandle.current().pid(), open(unix, new Heard()).peerPid().orElseThrow());
			assertTrue(open(tcp, new Heard()).peerPid().isEmpty());
		}
	}

	private Wire open(Peer peer, WireListener listener) throws Exception {
		return loop.open(peer.address(), PATIENT, listener).get(10, TimeUnit.SECONDS);
	}

	/** What is thrown on purpose need not be printed. */
	private void quietly() throws Exception {
		var set = new CountDownLatch(1);
		loop.schedule(Duration.ZERO, () -> {
			Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {
				// expected
			});
			set.countDown();
		});
		assertTrue(set.await(5, TimeUnit.SECONDS));
	}

	private static Optional<WireException> onlyEnd(Heard heard) {
		Await.until("the wire has ended", () -> !heard.ends.isEmpty());
		return heard.ends.getFirst();
	}

	static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(UTF_8));
	}

	static String read(SocketChannel channel, int length) throws IOException {
		var buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
			// until it is full, or the end
		}
		return new String(buffer.array(), 0, buffer.position(), UTF_8);
	}
}
