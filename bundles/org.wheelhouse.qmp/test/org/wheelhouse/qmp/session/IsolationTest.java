package org.wheelhouse.qmp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.qmp.session.ScriptedPeer.HANDSHAKE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QueryName;

/** What one machine does costs another nothing, and many machines cost no threads. */
@Timeout(120)
class IsolationTest {

	private final Path folder;

	IsolationTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@Test
	void hungPeersDoNotDelayAnother() throws Exception {
		var answers = new StringBuilder(HANDSHAKE);
		for (var i = 1; i <= 90; i++) {
			answers.append("< {\"execute\":\"query-name\",\"id\":" + i + "}\n> {\"return\": {}, \"id\": " + i + "}\n");
		}
		try (var loop = new WireLoop();
				var healthy = ScriptedPeer.tcp(answers.toString());
				var silent = ScriptedPeer.tcp("await nothing");
				var hung = ScriptedPeer.tcp(HANDSHAKE)) {
			var greeting = QmpSession.open(loop, silent.address(), QmpTimeouts.defaults(), new Recorder());
			var stuck = open(loop, hung);
			var unanswered = stuck.send(new HumanMonitorCommand("x".repeat(900_000)));
			var session = open(loop, healthy);
			var begin = System.nanoTime();
			for (var i = 0; i < 90; i++) {
				Await.result(session.send(new QueryName()));
			}
			var took = Duration.ofNanos(System.nanoTime() - begin);
			// Ninety round trips take milliseconds; waiting for either peer once would take seconds.
			assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, took.toString());
			assertFalse(greeting.isDone());
			assertFalse(unanswered.isDone());
		}
	}

	@Test
	void peerThatReadsNothingCostsBoundedMemoryAndBlocksNoCaller() throws Exception {
		try (var loop = new WireLoop(); var hung = ScriptedPeer.unix(folder, HANDSHAKE)) {
			var recorder = new Recorder();
			var session = Await.result(QmpSession.open(loop, hung.address(), QmpTimeouts.defaults(), recorder));
			var large = new HumanMonitorCommand("x".repeat(400_000));
			var begin = System.nanoTime();
			for (var i = 0; i < 20; i++) {
				session.send(large);
			}
			var took = Duration.ofNanos(System.nanoTime() - begin);
			assertTrue(took.compareTo(Duration.ofSeconds(2)) < 0, took.toString());
			assertTrue(String.valueOf(recorder.onlyEnd().getMessage()).contains("does not read what it is sent"));
		}
	}

	@Test
	void hundredSessionsCostOneThreadAndNoneIsLeft() throws Exception {
		var peers = new ArrayList<ScriptedPeer>();
		for (var i = 0; i < 100; i++) {
			peers.add(ScriptedPeer.unix(Files.createDirectory(folder.resolve("" + i)), HANDSHAKE));
		}
		var before = threads();
		var loop = new WireLoop();
		var sessions = new ArrayList<QmpSession>();
		for (var peer : peers) {
			sessions.add(open(loop, peer));
		}
		assertEquals(before + 1, threads());
		sessions.forEach(QmpSession::close);
		loop.close();
		Await.until("our thread is gone", () -> threads() == before);
		peers.forEach(ScriptedPeer::close);
	}

	private static QmpSession open(WireLoop loop, ScriptedPeer peer) throws Exception {
		return Await.result(QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), new Recorder()));
	}

	/** All threads of the process but those that the JVM starts and ends as it likes. */
	private static long threads() {
		try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
			var count = 0;
			for (var task : tasks) {
				count += isOwn(task) ? 1 : 0;
			}
			return count;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static boolean isOwn(Path task) throws IOException {
		try {
			var name = Files.readString(task.resolve("comm"));
			return List.of("C1 ", "C2 ", "G1 ", "GC ").stream().noneMatch(name::startsWith);
		} catch (NoSuchFileException e) {
			return false;
		}
	}
}
