package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.encoder.Bytes;
import org.wheelhouse.rfb.encoder.Deflating;
import org.wheelhouse.rfb.session.RfbSession;

/** Servers that lie about sizes, never stop, or say nothing: each gets a typed error, in bounded memory and time. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileServerTest {

	private static final RfbSettings SETTINGS = RfbSettings.standard().withEncodings(List.of(Encoding.RAW));
	private static final RfbSettings HASTY = SETTINGS.withDeadline(Duration.ofMillis(300));
	private static final String INIT = """
			> 'RFB 003.003\\n'
			< 'RFB 003.003\\n'
			> 32:1
			< 01
			""";

	private final Heard heard = new Heard();

	@Test
	void screenWithoutPixels() throws Exception {
		fails(Kind.PROTOCOL, "The VNC server has a screen without pixels.", INIT + "> 16:0 16:9 16*00 32:0\n");
		updateFails(Kind.PROTOCOL, "The VNC server has a screen without pixels.", "16:0 16:0 16:7 16:0 32:-223");
	}

	@Test
	void screenThatIsTooLarge() throws Exception {
		fails(Kind.LIMIT, "The VNC server has a screen of 65535×65535. Larger than 16384×16384, or 33177600 pixels, "
				+ "is not taken.", INIT + "> 16:65535 16:65535 16*00 32:0\n");
		fails(Kind.LIMIT, "The VNC server has a screen of 16384×16384. Larger than 16384×16384, or 33177600 pixels, "
				+ "is not taken.", INIT + "> 16:16384 16:16384 16*00 32:0\n");
		updateFails(Kind.LIMIT, "The VNC server has a screen of 20000×3. Larger than 16384×16384, or 33177600 pixels, "
				+ "is not taken.", "16:0 16:0 16:20000 16:3 32:-223");
		updateFails(Kind.LIMIT, "The VNC server has a screen of 4×20000. Larger than 16384×16384, or 33177600 pixels, "
				+ "is not taken.", "16:0 16:0 16:4 16:20000 32:-308 00 000000");
	}

	@Test
	void textsThatAreTooLong() throws Exception {
		fails(Kind.LIMIT, "The VNC server sends a name of 4294967295 bytes. More than 1048576 are not taken.",
				INIT + "> 16:4 16:2 16*00 32:4294967295\n");
		fails(Kind.LIMIT, "The VNC server sends a reason of 2147483647 bytes. More than 1048576 are not taken.",
				"> 'RFB 003.008\\n'\n< 'RFB 003.008\\n'\n> 00 32:2147483647\n");
		fails(Kind.LIMIT, "The VNC server sends a text for the clipboard of 4294967295 bytes. "
				+ "More than 1048576 are not taken.", ScriptedServer.OPENED + "> 03 000000 32:4294967295\n");
		updateFails(Kind.LIMIT, "The VNC server sends a name of 1048577 bytes. More than 1048576 are not taken.",
				"16:0 16:0 16:0 16:0 32:-307 32:1048577");
	}

	@Test
	void pointerThatIsTooLarge() throws Exception {
		updateFails(Kind.LIMIT, "The VNC server sends a pointer of 513×1. Larger than 512×512 is not taken.",
				"16:0 16:0 16:513 16:1 32:-239");
		updateFails(Kind.LIMIT, "The VNC server sends a pointer of 1×65535. Larger than 512×512 is not taken.",
				"16:0 16:0 16:1 16:65535 32:-314");
	}

	@Test
	void rectangleOutsideTheScreen() throws Exception {
		for (var encoding : Encoding.values()) {
			updateFails(Kind.PROTOCOL,
					"The VNC server sends what makes no sense: a rectangle of 4×2 at 1,0 on a screen "
							+ "of 4×2.",
					"16:1 16:0 16:4 16:2 32:" + encoding.number());
			updateFails(Kind.PROTOCOL, "The VNC server sends what makes no sense: a rectangle of 65535×65535 at "
					+ "65535,65535 on a screen of 4×2.",
					"16:65535 16:65535 16:65535 16:65535 32:" + encoding.number());
		}
	}

	@Test
	void copyFromOutsideTheScreen() throws Exception {
		updateFails(Kind.PROTOCOL, nonsense("pixels copied from outside the screen"),
				"16:0 16:0 16:4 16:2 32:1 16:0 16:1");
	}

	@Test
	void whatWasNotAskedFor() throws Exception {
		updateFails(Kind.PROTOCOL,
				"The VNC server sends a rectangle in encoding 2, which was not asked for.",
				"16:0 16:0 16:4 16:2 32:2");
		updateFails(Kind.PROTOCOL, "The VNC server sends a rectangle in encoding -254, which is none.",
				"16:0 16:0 16:4 16:2 32:-254");
		fails(Kind.PROTOCOL, "The VNC server sends a message of type 77, which is not known.",
				ScriptedServer.OPENED + "> 4d\n");
		updateFails(Kind.PROTOCOL, nonsense("a pointer in encoding 7"), "16:0 16:0 16:1 16:1 32:-314 32:7");
	}

	@Test
	void hextileOutsideItsTile() throws Exception {
		updateFails(Kind.PROTOCOL, nonsense("a rectangle outside its tile"),
				"16:0 16:0 16:4 16:2 32:5 1a 00000000 01 ffffff00 03 02");
	}

	@Test
	void tightThatMakesNoSense() throws Exception {
		tightFails("a tight rectangle of kind 9, which was not asked for", "90");
		tightFails("a tight rectangle of kind 10, which was not asked for", "a0");
		tightFails("a tight rectangle with filter 3", "40 03");
		// Three colours, of which the fourth is used. Less than twelve bytes are not packed.
		tightFails("colour 3 of a palette of 3", "40 01 02 000000 111111 222222 00 01 02 03 00 00 00 00");
	}

	private void tightFails(String what, String content) throws Exception {
		updateFails(Kind.PROTOCOL, nonsense(what), "16:0 16:0 16:4 16:2 32:7 " + content);
	}

	@Test
	void zrleThatMakesNoSense() throws Exception {
		zrleFails("a ZRLE tile of kind 17", new Bytes().u8(17));
		zrleFails("a ZRLE tile of kind 127", new Bytes().u8(127));
		zrleFails("a ZRLE tile of kind 129", new Bytes().u8(129));
		zrleFails("a run that goes beyond its tile", new Bytes().u8(128, 1, 2, 3, 8));
		zrleFails("a run that goes beyond its tile", new Bytes().u8(128, 1, 2, 3, 255, 255, 255, 255, 255, 0));
		zrleFails("a run that goes beyond its tile", new Bytes().u8(130, 1, 2, 3, 4, 5, 6, 128, 20));
		zrleFails("colour 2 of a palette of 2", new Bytes().u8(130, 1, 2, 3, 4, 5, 6, 2));
		zrleFails("colour 3 of a palette of 3", new Bytes().u8(3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x1B, 0x1B));
		zrleFails("packed pixels that end too early", new Bytes().u8(0, 1, 2, 3));
		zrleFails("more packed pixels than the rectangle has", new Bytes().u8(1, 1, 2, 3, 4));
	}

	private void zrleFails(String what, Bytes plain) throws Exception {
		var packed = new Deflating().pack(plain.toArray());
		updateFails(Kind.PROTOCOL, nonsense(what),
				"16:0 16:0 16:4 16:2 32:16 32:" + packed.length + " " + ScriptedServer.hex(packed));
	}

	@Test
	void packedPixelsThatCannotBeUnpacked() throws Exception {
		updateFails(Kind.PROTOCOL, nonsense("packed pixels that cannot be unpacked"),
				"16:0 16:0 16:4 16:2 32:6 32:4 deadbeef");
		updateFails(Kind.LIMIT, "The VNC server sends a rectangle that it says is packed in 4294967295 bytes. "
				+ "So much is not taken.", "16:0 16:0 16:4 16:2 32:6 32:4294967295");
	}

	/** A quarter of a gigabyte of zeros in a megabyte: no more of it is unpacked than one window. */
	@Test
	void zlibThatUnpacksWithoutEnd() throws Exception {
		var packed = new Deflating().pack(new byte[1 << 28]);
		var before = usedMemory();
		updateFails(Kind.PROTOCOL, nonsense("more packed pixels than the rectangle has"),
				"16:0 16:0 16:4 16:2 32:6 32:" + packed.length + " " + ScriptedServer.hex(packed));
		assertTrue(usedMemory() - before < 64 << 20);
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/** Packed bytes that never amount to a pixel: empty blocks, which zlib allows without end. */
	@Test
	void zlibThatUnpacksToNothing() throws Exception {
		var blocks = "000000ffff";
		fails(Kind.PROTOCOL, nonsense("packed pixels that end too early"), ScriptedServer.OPENED
				+ "> 00 00 16:1 16:0 16:0 16:4 16:2 32:6 32:" + (2 + 5 * 100_000) + " 7801\n"
				+ ("> " + blocks.repeat(1000) + "\n").repeat(100));
	}

	@Test
	void silenceInTheHandshake() throws Exception {
		for (var script : List.of("", "> 'RFB 003'\n", "> 'RFB 003.008\\n'\n", "> 'RFB 003.008\\n' 02 01\n",
				"> 'RFB 003.008\\n' 01 01 32:0\n", INIT + "> 16:4 16:2 16*00 32:10 'abc'\n")) {
			fails(HASTY, Kind.TIMEOUT, "The VNC server did not finish its greeting within 0.3 s. "
					+ "Is it a VNC server, and is its QEMU alive?", script);
		}
	}

	@Test
	void silenceInTheMiddleOfAMessage() throws Exception {
		for (var script : List.of("> 00\n", "> 00 00 16:1\n", "> 00 00 16:1 16:0 16:0 16:4 16:2 32:0 0000\n",
				"> 00 00 16:1 16:0 16:0 16:4 16:2 32:6 32:100 78\n", "> 03 000000 32:5 'abc'\n")) {
			fails(HASTY, Kind.TIMEOUT, "The VNC server was silent for 0.3 s in the middle of a message. "
					+ "Is its QEMU alive?", ScriptedServer.OPENED + script);
		}
	}

	@Test
	void silenceBetweenMessagesIsNoFault() throws Exception {
		try (var server = new ScriptedServer(ScriptedServer.OPENED
				+ "> 00 00 16:1 16:0 16:0 16:1 16:1 32:0 00000000\n> 02\nawait later\n> 03 000000 32:1 'x'\n");
				var _ = RfbSession.open(server::connect, HASTY, heard)) {
			heard.await("bell");
			TimeUnit.MILLISECONDS.sleep(900);
			assertEquals(List.of(), heard.ends);
			server.allow("later");
			heard.await("text x");
		}
		assertEquals(Optional.empty(), heard.end());
	}

	@Test
	void screenThatIsNotSent() throws Exception {
		for (var script : List.of("", "> 02\n", "> 00 00 16:1 16:0 16:0 16:3 16:5 32:-223\n")) {
			fails(HASTY, Kind.TIMEOUT, "The VNC server did not send the screen within 0.3 s of being asked. "
					+ "Connect again.", ScriptedServer.OPENED + script);
		}
	}

	@Test
	void serverThatDoesNotReadIsGivenUp() throws Exception {
		try (var server = new ScriptedServer(ScriptedServer.OPENED);
				var session = RfbSession.open(server::connect, SETTINGS, heard)) {
			server.assertPlayed();
			Await.until("the session gives up", () -> {
				session.cutText("x".repeat(100_000));
				return !heard.ends.isEmpty();
			});
			assertEquals(Kind.LIMIT, heard.failure().kind());
		}
	}

	private static String nonsense(String what) {
		return "The VNC server sends what makes no sense: " + what + ".";
	}

	private void updateFails(Kind kind, String message, String rectangle) throws Exception {
		fails(kind, message, ScriptedServer.OPENED + "> 00 00 16:1 " + rectangle + "\n");
	}

	private void fails(Kind kind, String message, String script) throws Exception {
		fails(SETTINGS, kind, message, script);
	}

	private void fails(RfbSettings settings, Kind kind, String message, String script) throws Exception {
		try (var server = new ScriptedServer(script);
				var _ = RfbSession.open(server::connect, settings, heard)) {
			var problem = heard.failure();
			assertEquals(message, problem.getMessage());
			assertEquals(kind, problem.kind());
		}
		heard.ends.clear();
	}
}
