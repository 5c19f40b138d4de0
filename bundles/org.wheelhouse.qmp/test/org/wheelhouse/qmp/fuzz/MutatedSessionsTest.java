package org.wheelhouse.qmp.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;
import org.wheelhouse.qmp.session.QmpTimeouts;

/** A peer that sends damage over a real socket: each command gets an answer or an error in time, and nothing is left behind. */
@Tag("slow")
class MutatedSessionsTest {

	/** A session is this many frames of the other test's. */
	private static final int FRAMES_EACH = 200;
	private static final int SESSIONS = Math.max(1, Damage.FRAMES / FRAMES_EACH);
	private static final int COMMANDS = 4;
	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final Random random = new Random(Damage.SEED);
	private final Damage damage;
	private int answered;
	private int failed;

	MutatedSessionsTest() throws IOException {
		damage = new Damage(random);
	}

	@Test
	void eachCommandIsAnsweredOrFails() throws Exception {
		System.out.println("SESSIONS " + SESSIONS + " seed " + Damage.SEED);
		try (ServerSocketChannel server = ServerSocketChannel.open()
				.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); WireLoop loop = new WireLoop()) {
			Address address = new Address.Tcp("127.0.0.1", server.socket().getLocalPort());
			Bounds.times(SESSIONS, _ -> talk(server, loop, address));
		}
		assertTrue(answered > SESSIONS / 10 && failed > SESSIONS / 10,
				() -> answered + " answered, " + failed + " failed");
	}

	private void talk(ServerSocketChannel server, WireLoop loop, Address address) throws Exception {
		CompletableFuture<QmpSession> opening = QmpSession.open(loop, address, QmpTimeouts.defaults(), new Silent());
		try (SocketChannel peer = server.accept()) {
			send(peer, random.nextInt(10) == 0 ? damage.next() : Damage.GREETING);
			send(peer, "{\"return\": {}, \"id\": 1}\r\n".getBytes(StandardCharsets.US_ASCII));
			List<CompletableFuture<?>> sent = new ArrayList<>();
			CompletableFuture<QmpSession> session = opening.whenComplete((open, _) -> {
				for (int id = 0; open != null && id < COMMANDS; id++) {
					sent.add(open.send(new RawCommand("any"), DEADLINE));
				}
			});
			try {
				sendAll(peer);
			} catch (IOException _) {
				// It has hung up because of what it was sent.
			}
			peer.close();
			judge(session, sent);
		}
	}

	private static void send(SocketChannel peer, byte[] bytes) throws IOException {
		for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining();) {
			peer.write(rest);
		}
	}

	private void sendAll(SocketChannel peer) throws IOException {
		for (int id = 1; id <= COMMANDS; id++) {
			if (random.nextInt(COMMANDS) == 0) {
				send(peer, damage.next());
			}
			send(peer, ("{\"return\": {}, \"id\": " + id + "}\r\n").getBytes(StandardCharsets.US_ASCII));
		}
	}

	private void judge(CompletableFuture<QmpSession> session, List<CompletableFuture<?>> sent) throws Exception {
		try {
			QmpSession open = session.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
			for (CompletableFuture<?> command : sent) {
				judge(command);
			}
			open.close();
		} catch (ExecutionException e) {
			assertTrue(e.getCause() instanceof QmpException, () -> "" + e.getCause());
			failed++;
		}
	}

	private void judge(CompletableFuture<?> command) throws Exception {
		try {
			command.get(2 * DEADLINE.toSeconds(), TimeUnit.SECONDS);
			answered++;
		} catch (ExecutionException e) {
			assertTrue(e.getCause() instanceof QmpException, () -> "" + e.getCause());
			failed++;
		}
	}

	private static final class Silent implements QmpListener {
		@Override
		public void event(Event event) {
			// damaged or not
		}

		@Override
		public void ended(QmpException reason) {
			// its commands tell
		}
	}
}
