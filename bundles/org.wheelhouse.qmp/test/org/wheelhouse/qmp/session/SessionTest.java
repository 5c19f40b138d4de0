package org.wheelhouse.qmp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.qmp.session.ScriptedPeer.HANDSHAKE;
import static org.wheelhouse.qmp.session.ScriptedPeer.PLAIN_HANDSHAKE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.Quit;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.message.Event;

/** Commands, their replies and deadlines, as transcripts. */
@Timeout(120)
class SessionTest {

	private static final Duration SHORT = Duration.ofMillis(150);

	private final Path folder;
	private final WireLoop loop = new WireLoop();
	private final Recorder recorder = new Recorder();

	SessionTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeLoop() {
		loop.close();
	}

	@Test
	void replyAfterEventsIsMatchedById() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"stop","id":1}
				> {"timestamp": {"seconds": 5, "microseconds": 6}, "event": "STOP"}
				> {"event": "RESET", "data": {"guest": false}, "timestamp": {"seconds": 7, "microseconds": 8}}
				> {"return": {}, "id": 1}
				"""); var session = open(peer)) {
			Await.result(session.send(new Stop()));
			assertEquals(List.of("STOP", "RESET"), recorder.eventNames());
		}
	}

	@Test
	void repliesOutOfOrderReachTheirOwnCommands() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				< {"execute":"query-status","id":2}
				> {"return": {"status": "paused", "running": false}, "id": 2}
				> {"id": 1, "return": {"name": "first"}}
				"""); var session = open(peer)) {
			var name = session.send(new QueryName());
			var status = session.send(new QueryStatus());
			assertEquals(new QueryStatus.Status(false, "paused"), Await.result(status));
			assertEquals("first", Await.result(name).orElseThrow());
		}
	}

	@Test
	void tornAndConcatenatedMessagesAreReadAlike() throws Exception {
		try (var peer = ScriptedPeer.tcp(HANDSHAKE + """
				< {"execute":"query-name","id":1}
				< {"execute":"query-name","id":2}
				< {"execute":"query-name","id":3}
				>> {"return": {"name": "a"}, "id": 1}\\r\\n{"return": {"name": "b"}, "id": 2}\\r\\n{"return": {"na
				await the rest
				>> me": "c"}, "id": 3}
				>> \\n
				"""); var session = open(peer)) {
			var names = List.of(session.send(new QueryName()), session.send(new QueryName()),
					session.send(new QueryName()));
			assertEquals("a", Await.result(names.get(0)).orElseThrow());
			assertEquals("b", Await.result(names.get(1)).orElseThrow());
			assertFalse(names.get(2).isDone());
			peer.allow("the rest");
			assertEquals("c", Await.result(names.get(2)).orElseThrow());
		}
	}

	@Test
	void replyOfSixteenMebibytesArrives() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				>> {"return": {"name": "
				fill 16777216
				>> "}, "id": 1}\\n
				"""); var session = open(peer)) {
			assertEquals(16777216, Await.result(session.send(new QueryName())).orElseThrow().length());
		}
	}

	@Test
	void messageBeyondTheLimitEndsTheSession() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				>> {"return": {"name": "
				fill 2000000
				""")) {
			var options = new QmpOptions(QmpTimeouts.defaults(), QmpTrace.NONE, 10, 1_000_000);
			var session = Await.result(QmpSession.open(loop, peer.address(), options, recorder));
			var failure = Await.failure(SessionEnded.class, session.send(new QueryName()));
			assertTrue(failure.outcomeUnknown());
			assertTrue(String.valueOf(recorder.onlyEnd().getMessage()).contains("longer than the 1000000 bytes"));
		}
	}

	@Test
	void garbageEndsTheSessionAndIsCited() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				>> \\xff\\x00garbage\\n
				"""); var session = open(peer)) {
			Await.failure(SessionEnded.class, session.send(new QueryName()));
			var end = recorder.onlyEnd();
			assertEquals(ProtocolViolated.class, end.getClass());
			assertTrue(String.valueOf(end.getMessage()).contains("“\\xff\\x00garbage”"), end.getMessage());
		}
	}

	@Test
	void refusalTellsQemusWordsAndTheCommand() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"device_del","arguments":{"id":"net2"},"id":1}
				> {"id": 1, "error": {"class": "DeviceNotFound", "desc": "Device 'net2' not found"}}
				"""); var session = open(peer)) {
			var failure = Await.failure(CommandFailed.class, session.send(new DeviceDel("net2")));
			assertEquals("DeviceNotFound", failure.errorClass());
			assertEquals("Device 'net2' not found", failure.description());
			assertEquals("{\"execute\":\"device_del\",\"arguments\":{\"id\":\"net2\"}}", failure.command());
			assertTrue(String.valueOf(failure.getMessage()).contains(failure.command()), failure.getMessage());
			assertTrue(session.isOpen());
		}
	}

	@Test
	void unknownIdsAndUnknownMessagesAreDropped() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				> {"return": {"name": "someone else's"}, "id": 77}
				> {"return": {"name": "someone else's"}, "id": "1"}
				> {"return": {"name": "someone else's"}, "id": 4294967297}
				> {"return": {"name": "nobody's"}}
				> {"error": {"class": "GenericError", "desc": "someone else's"}, "id": 78}
				> {"news": true}
				> {"return": {"name": "ours"}, "id": 1, "and more": [1]}
				"""); var session = open(peer)) {
			assertEquals("ours", Await.result(session.send(new QueryName())).orElseThrow());
		}
	}

	@Test
	void answerThatIsNotUnderstoodFailsThatCommandOnly() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-status","id":1}
				> {"return": {"running": "yes"}, "id": 1}
				< {"execute":"query-name","id":2}
				> {"return": {}, "id": 2}
				"""); var session = open(peer)) {
			var failure = Await.failure(ResultUnreadable.class, session.send(new QueryStatus()));
			assertTrue(String.valueOf(failure.getMessage()).contains("return.running should be true or false"),
					failure.getMessage());
			assertTrue(Await.result(session.send(new QueryName())).isEmpty());
		}
	}

	@Test
	void eightCommandsAreUnderWayAndTheNinthWaits() throws Exception {
		var eight = IntStream.rangeClosed(1, 8).mapToObj(id -> "< {\"execute\":\"query-name\",\"id\":" + id + "}\n")
				.toList();
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + String.join("", eight) + """
				await the ninth is given
				> {"return": {"name": "1"}, "id": 1}
				< {"execute":"query-name","id":9}
				> {"return": {"name": "9"}, "id": 9}
				""")) {
			var options = QmpOptions.of(QmpTimeouts.defaults()).with(recorder);
			try (var session = Await.result(QmpSession.open(loop, peer.address(), options, recorder))) {
				var names = new ArrayList<CompletableFuture<?>>();
				for (var i = 0; i < 9; i++) {
					names.add(session.send(new QueryName()));
				}
				// The handshake and eight commands.
				assertEquals(9, recorder.sent.size());
				peer.allow("the ninth is given");
				Await.result(names.get(8));
				assertTrue(names.get(0).isDone());
				assertFalse(names.get(1).isDone());
			}
		}
	}

	@Test
	void withoutOutOfBandOneCommandIsUnderWay() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE + """
				< {"execute":"query-name","id":1}
				await the second is given
				> {"return": {"name": "1"}, "id": 1}
				< {"execute":"query-name","id":2}
				> {"return": {"name": "2"}, "id": 2}
				""")) {
			var options = QmpOptions.of(QmpTimeouts.defaults()).with(recorder);
			try (var session = Await.result(QmpSession.open(loop, peer.address(), options, recorder))) {
				session.send(new QueryName());
				var second = session.send(new QueryName());
				assertEquals(2, recorder.sent.size());
				peer.allow("the second is given");
				assertEquals("2", Await.result(second).orElseThrow());
			}
		}
	}

	@Test
	void fullQueueRefusesAtOnce() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE)) {
			var options = new QmpOptions(QmpTimeouts.defaults(), QmpTrace.NONE, 3, 1000);
			try (var session = Await.result(QmpSession.open(loop, peer.address(), options, recorder))) {
				var accepted = IntStream.range(0, 4).mapToObj(_ -> session.send(new QueryName())).toList();
				var refused = session.send(new Stop());
				assertTrue(refused.isCompletedExceptionally(), "at once");
				var failure = Await.failure(QueueFull.class, refused);
				assertTrue(String.valueOf(failure.getMessage()).contains("{\"execute\":\"stop\"}"),
						failure.getMessage());
				assertTrue(accepted.stream().noneMatch(CompletableFuture::isDone));
			}
		}
	}

	@Test
	void lateAnswerIsDroppedAndTheSessionStaysUsable() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				await it is too late
				> {"return": {"name": "late"}, "id": 1}
				< {"execute":"query-name","id":2}
				> {"return": {"name": "in time"}, "id": 2}
				"""); var session = open(peer)) {
			var failure = Await.failure(CommandTimedOut.class, session.send(new QueryName(), SHORT));
			assertTrue(failure.outcomeUnknown());
			peer.allow("it is too late");
			assertEquals("in time", Await.result(session.send(new QueryName())).orElseThrow());
		}
	}

	@Test
	void commandThatIsNeverAnsweredDoesNotBlockTheNext() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE + """
				< {"execute":"query-name","id":1}
				< {"execute":"query-status","id":2}
				> {"return": {"running": true, "status": "running"}, "id": 2}
				"""); var session = open(peer)) {
			Await.failure(CommandTimedOut.class, session.send(new QueryName(), SHORT));
			assertTrue(Await.result(session.send(new QueryStatus())).running());
		}
	}

	@Test
	void deadlineCountsFromTheCallAndAWaitingCommandIsNotSentAfterIt() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE + """
				< {"execute":"query-name","id":1}
				await the second has timed out
				> {"return": {}, "id": 1}
				< {"execute":"query-status","id":2}
				> {"return": {"running": true, "status": "running"}, "id": 2}
				"""); var session = open(peer)) {
			session.send(new QueryName());
			var failure = Await.failure(CommandTimedOut.class, session.send(new Stop(), SHORT));
			assertFalse(failure.outcomeUnknown());
			assertTrue(String.valueOf(failure.getMessage()).contains("was not sent"), failure.getMessage());
			peer.allow("the second has timed out");
			assertTrue(Await.result(session.send(new QueryStatus())).running());
		}
	}

	@Test
	void slowPeerThatAnswersOneAfterTheOtherIsNotTakenForAHungOne() throws Exception {
		var eight = IntStream.rangeClosed(1, 8)
				.mapToObj(id -> "< {\"execute\":\"query-name\",\"id\":" + id + "}\npause "
						+ SHORT.toMillis() + "\n> {\"return\": {}, \"id\": " + id + "}\n")
				.toList();
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + String.join("", eight)); var session = open(peer)) {
			var all = IntStream.range(0, 8).mapToObj(_ -> session.send(new QueryName(), SHORT.multipliedBy(4)))
					.toList();
			for (var each : all) {
				Await.result(each);
			}
		}
	}

	@Test
	void whatAPersonDoesGoesBeforeWhatKeepsViewsFresh() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE + """
				< {"execute":"query-name","id":1}
				await all have been sent
				> {"return": {}, "id": 1}
				< {"execute":"stop","id":2}
				> {"return": {}, "id": 2}
				< {"execute":"query-status","id":3}
				> {"return": {"running": true, "status": "running"}, "id": 3}
				"""); var session = open(peer)) {
			session.send(new QueryName());
			var status = session.sendYielding(new QueryStatus(), Duration.ofSeconds(10));
			var stop = session.send(new Stop());
			peer.allow("all have been sent");
			Await.result(stop);
			assertTrue(Await.result(status).running());
			peer.assertPlayed();
		}
	}

	@Test
	void whoEndsTheMachineDoesNotWaitForTheAnswersOfASlowPeer() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				pause 100
				> {"return": {}, "id": 1}
				await the end
				"""); var session = open(peer)) {
			session.send(new QueryName());
			var begun = System.nanoTime();
			var failure = Await.failure(CommandTimedOut.class, session.send(new Quit(), SHORT.multipliedBy(2)));
			assertEquals(SHORT.multipliedBy(2).toMillis(), failure.waited().toMillis(), 90,
					"from the call on, " + (System.nanoTime() - begun) / 1_000_000 + " ms");
			peer.allow("the end");
		}
	}

	@Test
	void peerThatOnlyTellsEventsIsGivenUpAfterSomeDeadlinesWithWhatWasWaitedFor() throws Exception {
		var events = "pause 20\n> {\"event\": \"RESET\", \"timestamp\": {\"seconds\": 1, \"microseconds\": 0}}\n"
				.repeat(80);
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + "< {\"execute\":\"query-name\",\"id\":1}\n" + events);
				var session = open(peer)) {
			var failure = Await.failure(CommandTimedOut.class, session.send(new QueryName(), SHORT));
			assertTrue(failure.heard());
			assertTrue(failure.waited().compareTo(SHORT.multipliedBy(6)) >= 0, failure.waited().toString());
			assertTrue(String.valueOf(failure.getMessage()).contains("not answered 'query-name' for"),
					failure.getMessage());
			assertTrue(String.valueOf(failure.getMessage()).contains("though it says other things"),
					failure.getMessage());
		}
	}

	@Test
	void hungPeerIsSentABoundedNumberOfCommands() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var options = QmpOptions.of(QmpTimeouts.defaults()).with(recorder);
			try (var session = Await.result(QmpSession.open(loop, peer.address(), options, recorder))) {
				for (var i = 0; i < 10; i++) {
					var round = IntStream.range(0, 10)
							.mapToObj(_ -> session.send(new QueryName(), Duration.ofMillis(20))).toList();
					round.forEach(command -> Await.failure(CommandTimedOut.class, command));
				}
				assertTrue(recorder.sent.size() <= 1 + 8 + 8, recorder.sent.size() + " were sent");
			}
		}
	}

	@Test
	void cancelledCommandThatWaitsIsNotSent() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE + """
				< {"execute":"query-name","id":1}
				await the second is cancelled
				> {"return": {}, "id": 1}
				< {"execute":"query-status","id":2}
				> {"return": {"running": true, "status": "running"}, "id": 2}
				"""); var session = open(peer)) {
			session.send(new QueryName());
			session.send(new Stop()).cancel(false);
			var third = session.send(new QueryStatus());
			peer.allow("the second is cancelled");
			assertTrue(Await.result(third).running());
		}
	}

	@Test
	void outOfBandCommandOvertakesThoseThatWait() throws Exception {
		var eight = IntStream.rangeClosed(1, 8).mapToObj(id -> "< {\"execute\":\"query-name\",\"id\":" + id + "}\n")
				.toList();
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + String.join("", eight) + """
				< {"exec-oob":"migrate-pause","id":9}
				> {"return": {}, "id": 9}
				"""); var session = open(peer)) {
			IntStream.range(0, 20).forEach(_ -> session.send(new QueryName()));
			Await.result(session.sendOutOfBand(new RawCommand("migrate-pause")));
		}
	}

	@Test
	void outOfBandIsRefusedWhereItIsNotOffered() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE); var session = open(peer)) {
			var failure = Await.failure(CommandNotSent.class, session.sendOutOfBand(new RawCommand("migrate-pause")));
			assertTrue(String.valueOf(failure.getMessage()).contains("does not offer out-of-band"),
					failure.getMessage());
		}
	}

	@Test
	void descriptorOverTcpFailsThatCommandOnly() throws Exception {
		try (var peer = ScriptedPeer.tcp(HANDSHAKE + """
				< {"execute":"query-name","id":2}
				> {"return": {}, "id": 2}
				"""); var session = open(peer)) {
			Await.failure(CommandNotSent.class, session.send(new RawCommand("getfd"), 0));
			Await.result(session.send(new QueryName()));
		}
	}

	@Test
	void complaintWithoutIdIsSettledByAProbe() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"stop","id":1}
				< {"execute":"query-status","id":2}
				> {"error": {"class": "GenericError", "desc": "JSON parse error, invalid keyword 'foo'"}}
				> {"return": {"running": true, "status": "running"}, "id": 2}
				< {"execute":"query-name","id":3}
				> {"return": {}, "id": 3}
				"""); var session = open(peer)) {
			var stop = session.send(new Stop());
			var status = session.send(new QueryStatus());
			var failure = Await.failure(OutcomeUnknown.class, stop);
			assertTrue(String.valueOf(failure.getMessage()).contains("invalid keyword 'foo'"), failure.getMessage());
			assertTrue(String.valueOf(failure.getMessage()).contains("{\"execute\":\"stop\"}"), failure.getMessage());
			assertTrue(Await.result(status).running());
			assertTrue(session.isOpen());
			peer.assertPlayed();
		}
	}

	@Test
	void severalComplaintsForOneCommandAreOne() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, PLAIN_HANDSHAKE + """
				< {"execute":"stop","id":1}
				> {"error": {"class": "GenericError", "desc": "JSON parse error, invalid keyword 'foo'"}}
				> {"error": {"class": "GenericError", "desc": "JSON parse error, expecting value"}}
				< {"execute":"query-name","id":2}
				< {"execute":"query-name","id":3}
				> {"return": {}, "id": 2}
				> {"return": {}, "id": 3}
				< {"execute":"query-status","id":4}
				> {"return": {"running": true, "status": "running"}, "id": 4}
				"""); var session = open(peer)) {
			Await.failure(OutcomeUnknown.class, session.send(new Stop()));
			assertTrue(Await.result(session.send(new QueryStatus())).running());
		}
	}

	@Test
	void complaintWhenNothingIsUnderWayMeansNothing() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				> {"error": {"class": "GenericError", "desc": "QMP input must be a JSON object"}}
				> {"event": "STOP", "timestamp": {"seconds": 1, "microseconds": 0}}
				< {"execute":"query-name","id":1}
				> {"return": {}, "id": 1}
				"""); var session = open(peer)) {
			Await.until("the event came", () -> !recorder.events.isEmpty());
			Await.result(session.send(new QueryName()));
		}
	}

	@Test
	void listenerThatThrowsDoesNotHarmTheSession() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				> {"event": "STOP", "timestamp": {"seconds": 1, "microseconds": 0}}
				< {"execute":"query-name","id":1}
				> {"return": {}, "id": 1}
				""")) {
			loop.schedule(Duration.ZERO, () -> Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {
				// thrown on purpose
			}));
			var clumsy = new QmpListener() {
				@Override
				public void event(Event event) {
					throw new IllegalStateException("clumsy");
				}

				@Override
				public void ended(QmpException reason) {
					throw new IllegalStateException("clumsy to the end");
				}
			};
			try (var session = Await.result(QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), clumsy))) {
				Await.result(session.send(new QueryName()));
			}
		}
	}

	@Test
	void idsStaySmallHoweverManyCommandsAreSent() throws Exception {
		var script = new StringBuilder(HANDSHAKE);
		for (var i = 0; i < 250; i++) {
			var id = i % 99 + 1;
			script.append("< {\"execute\":\"query-name\",\"id\":" + id + "}\n> {\"return\": {}, \"id\": " + id + "}\n");
		}
		try (var peer = ScriptedPeer.unix(folder, script.toString()); var session = open(peer)) {
			for (var i = 0; i < 250; i++) {
				Await.result(session.send(new QueryName()));
			}
			peer.assertPlayed();
		}
	}

	private QmpSession open(ScriptedPeer peer) throws Exception {
		return Await.result(QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), recorder));
	}
}
