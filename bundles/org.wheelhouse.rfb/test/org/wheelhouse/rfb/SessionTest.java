package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.session.RfbSession;

/** What is said and heard after the handshake, as transcripts. The screen has 4×2 pixels. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SessionTest {

	private static final RfbSettings RAW = RfbSettings.standard().withEncodings(List.of(Encoding.RAW));
	private static final String NEXT = "< 03 01 16:0 16:0 16:4 16:2\n";

	private final Heard heard = new Heard();
	private @Nullable ScriptedServer server;
	private @Nullable RfbSession session;

	@AfterEach
	void close() throws Exception {
		var openSession = session;
		if (openSession != null) {
			openSession.close();
			heard.end();
		}
		var openServer = server;
		if (openServer != null) {
			openServer.close();
		}
	}

	@Test
	void nextUpdateIsAskedForBeforeTheLastIsDecoded() throws Exception {
		open("""
				> 00 00 16:1
				< 03 01 16:0 16:0 16:4 16:2
				> 16:0 16:0 16:4 16:2 32:0 8*ff 8*00 16*55
				""");
		heard.awaitUpdates(1);
		assertEquals(List.of(new Damage(0, 0, 4, 2)), session().framebuffer().takeDamage());
		assertEquals(List.of(), session().framebuffer().takeDamage());
		assertArrayEquals(new int[]{0xFFFFFF, 0xFFFFFF, 0, 0, 0x555555, 0x555555, 0x555555, 0x555555}, pixels());
		var statistics = session().statistics();
		assertEquals(1, statistics.updates());
		assertEquals(1, statistics.rectangles());
		assertEquals(Map.of(Encoding.RAW, 1L), statistics.byEncoding());
		assertEquals(Optional.of(Encoding.RAW), statistics.lastEncoding());
		assertEquals(12 + 2 + 4 + 24 + 2 + 4 + 12 + 32, statistics.bytes());
	}

	@Test
	void copiedPixelsMayOverlap() throws Exception {
		open("""
				> 00 00 16:3
				> 16:0 16:0 16:4 16:2 32:0 01000000 02000000 03000000 04000000 05000000 06000000 07000000 08000000
				> 16:1 16:0 16:3 16:1 32:1 16:0 16:0
				> 16:0 16:1 16:4 16:1 32:1 16:0 16:0
				""");
		heard.awaitUpdates(1);
		assertArrayEquals(new int[]{1, 1, 2, 3, 1, 1, 2, 3}, pixels());
	}

	@Test
	void rectanglesMayEndBeforeTheirNumber() throws Exception {
		open("""
				> 00 00 ffff
				> 16:0 16:0 16:1 16:1 32:0 ffffff00
				> 16:0 16:0 16:0 16:0 32:-224
				> 02
				""");
		heard.await("bell");
		assertEquals(1, heard.updates.get());
	}

	@Test
	void newSizeIsAskedForAsAWhole() throws Exception {
		open("> 00 00 16:1 16:0 16:0 16:3 16:5 32:-223\n" + NEXT + "< 03 00 16:0 16:0 16:3 16:5\n");
		heard.await("resized 3x5");
		heard.awaitUpdates(1);
		assertEquals(3, session().framebuffer().width());
		assertEquals(5, session().framebuffer().height());
		assertArrayEquals(new int[15], pixels());
		assertEquals(List.of(new Damage(0, 0, 3, 5)), session().framebuffer().takeDamage());
	}

	@Test
	void anotherSizeIsAskedForWhereTheServerCan() throws Exception {
		open("""
				await asked
				> 00 00 16:1 16:0 16:0 16:4 16:2 32:-308 01 000000 32:77 16:0 16:0 16:4 16:2 32:9
				""" + NEXT + """
				> 02
				< fb 00 16:640 16:480 01 00 32:77 16:0 16:0 16:640 16:480 32:9
				""");
		session().askDesktopSize(1, 1);
		server().allow("asked");
		heard.await("bell");
		session().askDesktopSize(640, 480);
		server().assertPlayed();
	}

	@Test
	void sizeThatWasRefusedIsNone() throws Exception {
		open("> 00 00 16:1 16:1 16:1 16:9 16:9 32:-308 00 000000\n" + NEXT + "> 02\n");
		heard.await("bell");
		assertEquals(4, session().framebuffer().width());
	}

	@Test
	void keysGoByScancodeWhereTheServerTakesThem() throws Exception {
		open("""
				< 04 01 0000 32:97
				> 00 00 16:1 16:0 16:0 16:0 16:0 32:-258
				""" + NEXT + """
				> 02
				< ff 00 0001 32:97 32:30
				< 04 00 0000 32:98
				""");
		session().key('a', 30, true);
		heard.await("bell");
		session().key('a', 30, true);
		session().key('b', 0, false);
		server().assertPlayed();
	}

	@Test
	void pointersAreSentAsPositionsAndMovements() throws Exception {
		open("""
				< 05 01 16:3 16:1
				< 05 00 16:65535 16:0
				< 05 04 16:32765 16:32777
				> 00 00 16:1 16:0 16:0 16:0 16:0 32:-257
				> 00 00 16:1 16:1 16:0 16:0 16:0 32:-257
				""");
		session().pointer(3, 1, 1);
		session().pointer(70_000, -5, 0);
		session().movePointer(-2, 10, 4);
		heard.await("movements");
		heard.await("positions");
	}

	@Test
	void textsGoBothWays() throws Exception {
		open("< 06 000000 32:3 e4623f\n> 03 000000 32:2 e462\n");
		session().cutText("äb€");
		heard.await("text äb");
		server().assertPlayed();
	}

	@Test
	void bellLightsNamesAndColourMapsAreHeard() throws Exception {
		open("""
				> 02
				> 01 00 16:5 16:2 12*11
				> 00 00 16:2 16:0 16:0 16:0 16:0 32:-261 05
				> 16:0 16:0 16:0 16:0 32:-307 32:3 'new'
				""");
		heard.await("leds 5");
		heard.awaitUpdates(1);
		assertEquals(List.of("bell", "leds 5"), heard.events.subList(1, 3));
	}

	@Test
	void richPointerHasAMask() throws Exception {
		open("> 00 00 16:1 16:1 16:0 16:2 16:2 32:-239 01020300 04050600 07080900 0a0b0c00 80 40\n");
		heard.await("cursor");
		assertEquals(new CursorImage(2, 2, 1, 0, new int[]{0xFF030201, 0, 0, 0xFF0C0B0A}), heard.cursors.getFirst());
	}

	@Test
	void alphaPointerOfQemuIsBlueFirst() throws Exception {
		var pointer = "16:1 16:0 16:2 16:1 32:-314 32:0 10204080 01020300\n";
		open("> 00 00 16:2 " + pointer.strip() + " 16:1 16:0 16:0 16:0 32:-257\n> 00 00 16:1 " + pointer);
		Await.until("two pointers came", () -> heard.cursors.size() == 2);
		assertEquals(new CursorImage(2, 1, 1, 0, new int[]{0x80204080, 0}), heard.cursors.get(0));
		assertEquals(new CursorImage(2, 1, 1, 0, new int[]{0x80804020, 0}), heard.cursors.get(1));
	}

	@Test
	void emptyPointerIsHidden() throws Exception {
		open("> 00 00 16:1 16:0 16:0 16:0 16:0 32:-239\n");
		heard.await("cursor");
		assertTrue(heard.cursors.getFirst().isHidden());
	}

	@Test
	void pausedSessionAsksForNothing() throws Exception {
		open("""
				await paused
				> 00 00 16:1 16:0 16:0 16:1 16:1 32:0 11111100
				> 02
				< 03 01 16:0 16:0 16:4 16:2
				> 00 00 16:0
				< 03 01 16:0 16:0 16:4 16:2
				< 03 00 16:0 16:0 16:4 16:2
				< 03 00 16:0 16:0 16:4 16:2
				""");
		session().pauseUpdates();
		server().allow("paused");
		heard.await("bell");
		session().resumeUpdates();
		heard.awaitUpdates(2);
		session().pauseUpdates();
		session().refresh();
		session().resumeUpdates();
		session().refresh();
		server().assertPlayed();
	}

	@Test
	void serversEndIsTold() throws Exception {
		open("end\n");
		assertEquals(Kind.CLOSED, heard.failure().kind());
		session = null;
	}

	@Test
	void lostConnectionIsTold() throws Exception {
		open("reset\n");
		var problem = heard.failure();
		assertEquals(Kind.CLOSED, problem.kind());
		assertTrue(problem.getMessage().startsWith("The connection to the VNC server was lost: "),
				problem.getMessage());
		session = null;
	}

	@Test
	void whatIsSentAfterTheEndIsDropped() throws Exception {
		open("end\n");
		heard.failure();
		for (var i = 0; i < 1000; i++) {
			session().key('a', 30, true);
			session().pointer(1, 1, i);
		}
		session().refresh();
		session().close();
		assertEquals(1, heard.ends.size());
		session = null;
	}

	@Test
	void failureOfTheListenerEndsTheSession() throws Exception {
		try (var peer = new ScriptedServer(ScriptedServer.GREETED)) {
			var failing = new RfbListener() {

				private final Heard inner = heard;

				@Override
				public void connected(ServerInfo info, int width, int height) {
					throw new IllegalStateException("on purpose");
				}

				@Override
				public void ended(Optional<RfbException> reason) {
					inner.ended(reason);
				}
			};
			RfbSession.open(peer::connect, RAW, failing);
			assertTrue(heard.failure().getMessage().contains("on purpose"));
		}
	}

	private void open(String script) throws Exception {
		var peer = new ScriptedServer(ScriptedServer.OPENED + script);
		server = peer;
		session = RfbSession.open(peer::connect, RAW, heard);
		heard.await("connected 3.8 NONE ab 4x2");
	}

	private ScriptedServer server() {
		var open = server;
		assertNotNull(open);
		return open;
	}

	private RfbSession session() {
		var open = session;
		assertNotNull(open);
		return open;
	}

	private int[] pixels() {
		return session().framebuffer().read((pixels, width, height) -> Arrays.copyOf(pixels, width * height));
	}
}
