package org.wheelhouse.qmp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.qmp.session.ScriptedPeer.HANDSHAKE;
import static org.wheelhouse.qmp.session.ScriptedPeer.PLAIN_HANDSHAKE;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.message.QemuVersion;

@Timeout(120)
class HandshakeTest {

	private static final QmpTimeouts SHORT = new QmpTimeouts(Duration.ofMillis(300), Duration.ofMillis(300),
			Duration.ofMillis(300));

	private final Path folder;
	private final WireLoop loop = new WireLoop();
	private final Recorder recorder = new Recorder();

	HandshakeTest(@TempDir Path folder) {
		this.folder = folder;
	}

	@AfterEach
	void closeLoop() {
		loop.close();
	}

	@Test
	void greetingIsKeptAndOutOfBandEnabled() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE); var session = open(peer, QmpTimeouts.defaults())) {
			assertEquals(new QemuVersion(7, 2, 22, "Debian"), session.greeting().version());
			assertEquals(Set.of("oob"), session.greeting().capabilities());
			assertTrue(session.hasOutOfBand());
			assertTrue(session.isOpen());
			assertEquals(ProcessHandle.current().pid(), session.peerPid().orElseThrow());
			peer.assertPlayed();
		}
	}

	@Test
	void peerThatOffersNothingIsAskedForNothing() throws Exception {
		try (var peer = ScriptedPeer.tcp(PLAIN_HANDSHAKE); var session = open(peer, QmpTimeouts.defaults())) {
			assertFalse(session.hasOutOfBand());
			peer.assertPlayed();
		}
	}

	@Test
	void refusedOutOfBandIsDoneWithout() throws Exception {
		try (var peer = ScriptedPeer.unix(folder,
				"""
						> {"QMP": {"version": {"qemu": {"micro": 0, "minor": 12, "major": 2}, "package": ""}, "capabilities": ["oob"]}}
						< {"execute":"qmp_capabilities","arguments":{"enable":["oob"]},"id":1}
						> {"id": 1, "error": {"class": "GenericError", "desc": "This monitor does not support Out-Of-Band"}}
						< {"execute":"qmp_capabilities","id":2}
						> {"return": {}, "id": 2}
						""");
				var session = open(peer, QmpTimeouts.defaults())) {
			assertFalse(session.hasOutOfBand());
		}
	}

	@Test
	void eventsDuringTheHandshakeAreDelivered() throws Exception {
		try (var peer = ScriptedPeer.unix(folder,
				"""
						> {"timestamp": {"seconds": 1, "microseconds": 1}, "event": "RESUME"}
						> {"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 7}, "package": ""}, "capabilities": []}}
						> {"timestamp": {"seconds": 1, "microseconds": 2}, "event": "STOP"}
						< {"execute":"qmp_capabilities","id":1}
						> {"timestamp": {"seconds": 1, "microseconds": 3}, "event": "RESET", "data": {"guest": true}}
						> {"return": {}, "id": 1}
						""");
				var _ = open(peer, QmpTimeouts.defaults())) {
			assertEquals(List.of("RESUME", "STOP", "RESET"), recorder.eventNames());
		}
	}

	@Test
	void tornHandshakeSucceeds() throws Exception {
		try (var peer = ScriptedPeer.tcp("""
				>> {"QM
				await first part is on its way
				>> P": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 7}, "package": ""}, "capab
				>> ilities": []}}\\r
				await second part is on its way
				>> \\n
				< {"execute":"qmp_capabilities","id":1}
				> {"return": {}, "id": 1}
				""")) {
			var opening = QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), recorder);
			settle();
			peer.allow("first part is on its way");
			settle();
			peer.allow("second part is on its way");
			Await.result(opening).close();
		}
	}

	@Test
	void silentPeerIsToldAsBusyMonitor() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, "await nothing")) {
			var busy = Await.failure(MonitorBusy.class, QmpSession.open(loop, peer.address(), SHORT, recorder));
			assertTrue(String.valueOf(busy.getMessage()).contains("another client holds this monitor"),
					busy.getMessage());
			assertTrue(String.valueOf(busy.getMessage()).contains("SIGSTOP"), busy.getMessage());
			assertTrue(recorder.ends.isEmpty(), "a session that never was does not end");
		}
	}

	@Test
	void peerThatGreetsAndHangsIsToldAsTimeout() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE.lines().findFirst().orElseThrow())) {
			Await.failure(CommandTimedOut.class, QmpSession.open(loop, peer.address(), SHORT, recorder));
		}
	}

	@Test
	void peerThatHangsUpAtOnceIsToldAsEnded() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, "end")) {
			var ended = Await.failure(SessionEnded.class,
					QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), recorder));
			assertFalse(ended.byUs());
			assertTrue(recorder.ends.isEmpty());
		}
	}

	@Test
	void humanMonitorIsToldAsNoQmp() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, "> QEMU 7.2.22 monitor - type 'help' for more information")) {
			var violation = Await.failure(ProtocolViolated.class,
					QmpSession.open(loop, peer.address(), QmpTimeouts.defaults(), recorder));
			assertTrue(String.valueOf(violation.getMessage()).contains("QEMU 7.2.22 monitor"), violation.getMessage());
			assertTrue(String.valueOf(violation.getMessage()).contains("looks like QEMU's human monitor. "),
					violation.getMessage());
			assertTrue(violation.advice().contains("-qmp unix:"), violation.advice());
		}
	}

	@Test
	void noSocketIsToldAsSuch() {
		var failed = Await.failure(ConnectFailed.class,
				QmpSession.open(loop, new Address.Unix(folder.resolve("none")), SHORT, recorder));
		assertEquals(WireException.Kind.NO_SOCKET, failed.kind());
	}

	@Test
	void staleSocketIsToldAsSuch() throws Exception {
		var path = folder.resolve("stale");
		ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path)).close();
		var failed = Await.failure(ConnectFailed.class,
				QmpSession.open(loop, new Address.Unix(path), SHORT, recorder));
		assertEquals(WireException.Kind.STALE, failed.kind());
	}

	@Test
	void cancelledOpeningHangsUp() throws Exception {
		try (var peer = ScriptedPeer.unix(folder,
				"""
						> {"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 7}, "package": ""}, "capabilities": []}}
						< {"execute":"qmp_capabilities","id":1}
						hangup
						""")) {
			var opening = QmpSession.open(loop, peer.address(), QmpOptions.of(QmpTimeouts.defaults()).with(recorder),
					recorder);
			Await.until("the handshake is under way", () -> !recorder.sent.isEmpty());
			opening.cancel(false);
			peer.assertPlayed();
		}
	}

	@Test
	void traceHearsTheHandshakeToo() throws Exception {
		try (var peer = ScriptedPeer.unix(folder, HANDSHAKE + """
				< {"execute":"query-name","id":1}
				> {"return": {"name": "vm"}, "id": 1}
				""")) {
			var options = QmpOptions.of(QmpTimeouts.defaults()).with(recorder);
			try (var session = Await.result(QmpSession.open(loop, peer.address(), options, recorder))) {
				assertEquals("vm", Await.result(session.send(new QueryName())).orElseThrow());
			}
			assertEquals(List.of("{\"execute\":\"qmp_capabilities\",\"arguments\":{\"enable\":[\"oob\"]},\"id\":1}",
					"{\"execute\":\"query-name\",\"id\":1}"), recorder.sent);
			assertEquals(3, recorder.received.size());
		}
	}

	private QmpSession open(ScriptedPeer peer, QmpTimeouts timeouts) throws Exception {
		return Await.result(QmpSession.open(loop, peer.address(), timeouts, recorder));
	}

	/** Lets the loop take turns, so that what was sent is read in parts. */
	private void settle() {
		var turned = new AtomicBoolean();
		loop.schedule(Duration.ofMillis(30), () -> turned.set(true));
		Await.until("the loop had time", turned::get);
	}
}
