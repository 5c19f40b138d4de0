package org.wheelhouse.qmp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.qmp.session.ScriptedPeer.HANDSHAKE;
import static org.wheelhouse.qmp.session.ScriptedPeer.PLAIN_HANDSHAKE;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.Quit;
import org.wheelhouse.qmp.command.Stop;

/** However a session ends: every pending command fails with its reason, and the listener hears one end. */
@Timeout(120)
class SessionEndTest {

	private final Path folder;
	private final WireLoop loop = new WireLoop();
	private final Recorder recorder = new Recorder();

	SessionEndTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeLoop() {
		loop.close();
	}

	@Test
	void closingFailsEveryPendingCommand() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE)) {
			var session = open(peer);
			var pending = IntStream.range(0, 20).mapToObj(_ -> session.send(new Stop())).toList();
			session.close();
			for (var i = 0; i < pending.size(); i++) {
				var failure = Await.failure(SessionEnded.class, pending.get(i));
				assertTrue(failure.byUs());
				assertEquals(i == 0, failure.outcomeUnknown(), "only the first was sent");
			}
			assertTrue(assertEnded().byUs());
			assertFalse(session.isOpen());
		}
	}

	@Test
	void commandAfterTheEndFailsAtOnce() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var session = open(peer);
			session.close();
			var refused = session.send(new Stop());
			assertTrue(refused.isCompletedExceptionally());
			assertFalse(Await.failure(SessionEnded.class, refused).outcomeUnknown());
			recorder.onlyEnd();
			assertFalse(Await.failure(SessionEnded.class, session.send(new Stop())).outcomeUnknown());
		}
	}

	@Test
	void closingTwiceEndsOnce() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var session = open(peer);
			session.close();
			session.close();
			loop.close();
			session.close();
			assertEquals(1, recorder.ends.size());
		}
	}

	@Test
	void closingTheLoopFailsEveryPendingCommand() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var session = open(peer);
			var pending = IntStream.range(0, 20).mapToObj(_ -> session.send(new Stop())).toList();
			loop.close();
			assertTrue(pending.stream().allMatch(command -> command.isCompletedExceptionally()));
			assertEquals(1, recorder.ends.size());
			assertTrue(session.send(new Stop()).isCompletedExceptionally());
		}
	}

	@Test
	void dropInMidReplyFailsTheCommandAsUnknown() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				< {"execute":"stop","id":2}
				>> {"return": {"name": "ha
				end
				""")) {
			var session = open(peer);
			var first = session.send(new QueryName());
			var second = session.send(new Stop());
			assertTrue(Await.failure(SessionEnded.class, first).outcomeUnknown());
			var failure = Await.failure(SessionEnded.class, second);
			assertTrue(failure.outcomeUnknown());
			assertTrue(String.valueOf(failure.getMessage()).contains("{\"execute\":\"stop\"}"), failure.getMessage());
			assertFalse(assertEnded().byUs());
		}
	}

	@Test
	void resetFailsTheCommandAsUnknown() throws Exception {
		try (var peer = ScriptedPeer.tcp(HANDSHAKE + """
				< {"execute":"stop","id":1}
				reset
				""")) {
			var session = open(peer);
			assertTrue(Await.failure(SessionEnded.class, session.send(new Stop())).outcomeUnknown());
			assertFalse(assertEnded().byUs());
		}
	}

	@Test
	void lastEventComesBeforeTheEnd() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE
				+ """
						> {"event": "SHUTDOWN", "data": {"guest": false, "reason": "host-signal"}, "timestamp": {"seconds": 1, "microseconds": 0}}
						end
						""")) {
			open(peer);
			assertFalse(assertEnded().byUs());
			assertEquals(List.of("SHUTDOWN"), recorder.eventNames());
		}
	}

	@Test
	void quitThatIsAnsweredBeforeTheEndSucceeds() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE
				+ """
						< {"execute":"quit","id":1}
						> {"event": "SHUTDOWN", "data": {"guest": false, "reason": "host-qmp-quit"}, "timestamp": {"seconds": 1, "microseconds": 0}}
						> {"return": {}, "id": 1}
						end
						""")) {
			Await.result(open(peer).send(new Quit()));
			assertFalse(assertEnded().byUs());
		}
	}

	@Test
	void quitThatIsAnsweredByTheEndSucceeds() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"quit","id":1}
				end
				""")) {
			Await.result(open(peer).send(new Quit()));
		}
	}

	@Test
	void commandBehindQuitFailsAsUnknownWhenThePeerResets() throws Exception {
		try (var peer = ScriptedPeer.tcp(HANDSHAKE + """
				< {"execute":"quit","id":1}
				< {"execute":"query-name","id":2}
				reset
				""")) {
			var session = open(peer);
			var quit = session.send(new Quit());
			var behind = session.send(new QueryName());
			Await.result(quit);
			assertTrue(Await.failure(SessionEnded.class, behind).outcomeUnknown());
		}
	}

	@Test
	void quitThatWeHangUpOnIsNoSuccess() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var session = open(peer);
			var quit = session.send(new Quit());
			session.close();
			assertTrue(Await.failure(SessionEnded.class, quit).outcomeUnknown());
		}
	}

	@Test
	void endIsToldAfterThePendingCommandsHaveFailed() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var session = open(peer);
			var endsBefore = session.send(new Stop()).handle((_, _) -> recorder.ends.size());
			session.close();
			assertEquals(0, Await.result(endsBefore));
			assertSame(SessionEnded.class, recorder.onlyEnd().getClass());
		}
	}

	private SessionEnded assertEnded() {
		return (SessionEnded) recorder.onlyEnd();
	}

	private QmpSession open(ScriptedPeer peer) throws Exception {
		return Await.result(QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), recorder));
	}
}
