package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.rfb.session.RfbSession;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionThreadTest {

	private final Heard heard = new Heard();

	@Test
	void eachSessionHasOneThreadAndNothingIsLeftOfIt() throws Exception {
		var descriptors = descriptors();
		assertEquals(0, threads());
		var servers = new ArrayList<ScriptedServer>();
		var sessions = new ArrayList<RfbSession>();
		for (var i = 0; i < 10; i++) {
			var server = new ScriptedServer(ScriptedServer.GREETED + "drop\n");
			servers.add(server);
			sessions.add(RfbSession.open(server::connect, RfbSettings.standard(), heard));
		}
		Await.until("all are connected", () -> heard.events.size() == 10);
		assertEquals(10, threads());
		sessions.forEach(RfbSession::close);
		Await.until("no thread is left", () -> threads() == 0);
		assertEquals(10, heard.ends.size());
		for (var server : servers) {
			server.close();
		}
		Await.until("no descriptor is left", () -> descriptors() <= descriptors);
	}

	@Test
	void closingEndsAtOnceInTheMiddleOfAMessage() throws Exception {
		try (var server = new ScriptedServer(ScriptedServer.OPENED + "> 00 00 16:1 16:0 16:0 16:4 16:2 32:0\n")) {
			var session = RfbSession.open(server::connect, RfbSettings.standard().withEncodings(List.of(Encoding.RAW)),
					heard);
			server.assertPlayed();
			session.close();
			assertEquals(Optional.empty(), heard.end());
			Await.until("no thread is left", () -> threads() == 0);
		}
	}

	@Test
	void closingInterruptsTheConnector() throws Exception {
		var waiting = new CountDownLatch(1);
		var session = RfbSession.open(() -> {
			waiting.countDown();
			try (var pipe = Pipe.open().source()) {
				pipe.read(ByteBuffer.allocate(1));
			}
			return SocketChannel.open();
		}, RfbSettings.standard(), heard);
		waiting.await();
		session.close();
		assertEquals(Optional.empty(), heard.end());
		Await.until("no thread is left", () -> threads() == 0);
	}

	@Test
	void closingFromTheListenerEndsTheSession() throws Exception {
		var opened = new CountDownLatch(1);
		var sessions = new ArrayList<RfbSession>();
		try (var server = new ScriptedServer(ScriptedServer.OPENED)) {
			sessions.add(RfbSession.open(server::connect, RfbSettings.standard(), new RfbListener() {

				@Override
				public void connected(ServerInfo info, int width, int height) {
					try {
						opened.await();
					} catch (InterruptedException e) {
						throw new AssertionError(e);
					}
					sessions.getFirst().close();
				}

				@Override
				public void ended(Optional<RfbException> reason) {
					heard.ended(reason);
				}
			}));
			opened.countDown();
			assertEquals(Optional.empty(), heard.end());
		}
	}

	private static long threads() {
		return Thread.getAllStackTraces().keySet().stream()
				.filter(thread -> thread.getName().startsWith("wheelhouse-screen-")).count();
	}

	private static long descriptors() throws IOException {
		try (var files = Files.list(Path.of("/proc/self/fd"))) {
			return files.count();
		}
	}
}
