package org.wheelhouse.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.rfb.RfbException.Kind;
import org.wheelhouse.rfb.session.RfbSession;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HandshakeTest {

	private static final String INIT = "> 16:4 16:2 20 18 00 01 16:255 16:255 16:255 10 08 00 000000 32:2 'ab'\n";
	private static final RfbSettings RAW = RfbSettings.standard().withEncodings(List.of(Encoding.RAW));
	/** A challenge, and what the password "geheimes" makes of it; calculated with OpenSSL. */
	private static final String CHALLENGE = "000102030405060708090a0b0c0d0e0f";
	private static final String ANSWER = "6e20a4d8f8807311526085a45b6fa6f5";

	private final Heard heard = new Heard();

	@Test
	void newestVersionWithoutSecurity() throws Exception {
		connects(RAW, ScriptedServer.OPENED, "connected 3.8 NONE ab 4x2");
	}

	@Test
	void otherPixelsThanOursAreNotTaken() throws Exception {
		for (var format : List.of("20 18 01 01 16:255 16:255 16:255 10 08 00", "10 10 00 01 16:31 16:63 16:31 0b 05 00",
				"20 18 00 01 16:255 16:255 16:255 00 08 10", "08 08 00 00 16:0 16:0 16:0 00 00 00")) {
			connects(RAW, """
					> 'RFB 003.003\\n'
					< 'RFB 003.003\\n'
					> 32:1
					< 01
					> 16:4 16:2 %s 000000 32:2 'ab'
					< 00 000000 20 18 00 01 16:255 16:255 16:255 10 08 00 000000
					< 02 00
					""".formatted(format), "connected 3.3 NONE ab 4x2");
		}
	}

	@Test
	void sevenHasNoResultWithoutSecurity() throws Exception {
		connects(RAW, """
				> 'RFB 003.007\\n'
				< 'RFB 003.007\\n'
				> 02 02 01
				< 01
				< 01
				""" + INIT, "connected 3.7 NONE ab 4x2");
	}

	@Test
	void threeDictatesItsSecurity() throws Exception {
		connects(RAW, """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:1
				< 01
				""" + INIT, "connected 3.3 NONE ab 4x2");
	}

	@Test
	void versionsThatNeverWereCountAsThree() throws Exception {
		connects(RAW, """
				> 'RFB 003.005\\n'
				< 'RFB 003.003\\n'
				> 32:1
				< 01
				""" + INIT, "connected 3.3 NONE ab 4x2");
	}

	@Test
	void newerVersionsAreAnsweredWithOurNewest() throws Exception {
		connects(RAW, """
				> 'RFB 003.889\\n'
				< 'RFB 003.008\\n'
				> 01 01
				< 01
				> 32:0
				< 01
				""" + INIT, "connected 3.8 NONE ab 4x2");
	}

	@Test
	void unsharedIsAskedFor() throws Exception {
		connects(RAW.withShared(false), """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:1
				< 00
				""" + INIT, "connected 3.3 NONE ab 4x2");
	}

	@Test
	void passwordAnswersTheChallenge() throws Exception {
		for (var version : List.of("003.007", "003.008")) {
			connects(RAW.withPassword("geheimes"), """
					> 'RFB %1$s\\n'
					< 'RFB %1$s\\n'
					> 02 13 02
					< 02
					> %2$s
					< %3$s
					> 32:0
					< 01
					""".formatted(version, CHALLENGE, ANSWER) + INIT,
					"connected 3." + version.charAt(6) + " VNC ab 4x2");
		}
	}

	@Test
	void ofThePasswordEightCharactersCount() throws Exception {
		connects(RAW.withPassword("geheimes Wort"), """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:2
				> %s
				< %s
				> 32:0
				< 01
				""".formatted(CHALLENGE, ANSWER) + INIT, "connected 3.3 VNC ab 4x2");
	}

	@Test
	void nameIsUtf8AndQemusNulIsNoPartOfIt() throws Exception {
		var name = "QEMU (Gerät)".getBytes(StandardCharsets.UTF_8);
		connects(RAW, """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:1
				< 01
				> 16:4 16:2 16*00 32:%d %s 00
				""".formatted(name.length + 1, ScriptedServer.hex(name)), "connected 3.3 NONE QEMU (Gerät) 4x2");
	}

	@Test
	void nameMayBeEmpty() throws Exception {
		connects(RAW, """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:1
				< 01
				> 16:4 16:2 16*00 32:0
				""", "connected 3.3 NONE  4x2");
	}

	@Test
	void missingPasswordIsAskedFor() throws Exception {
		fails(RAW, Kind.PASSWORD_NEEDED, "The VNC server asks for a password.", """
				> 'RFB 003.008\\n'
				< 'RFB 003.008\\n'
				> 01 02
				""");
		fails(RAW, Kind.PASSWORD_NEEDED, "The VNC server asks for a password.", """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:2
				""");
	}

	@Test
	void wrongPasswordCarriesTheServersWords() throws Exception {
		fails(RAW.withPassword("falsch"), Kind.PASSWORD_REFUSED,
				"The VNC server does not accept the password. It says: Authentication failed.", """
						> 'RFB 003.008\\n'
						< 'RFB 003.008\\n'
						> 01 02
						< 02
						> 16*00
						< 6c4f3769f8b4d4096c4f3769f8b4d409
						> 32:1 32:22 'Authentication failed' 00
						""");
	}

	@Test
	void olderServersRefuseThePasswordWithoutWords() throws Exception {
		fails(RAW.withPassword("geheimes"), Kind.PASSWORD_REFUSED, "The VNC server does not accept the password.", """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:2
				> %s
				< %s
				> 32:1
				""".formatted(CHALLENGE, ANSWER));
	}

	@Test
	void serverThatRefusesSaysWhy() throws Exception {
		fails(RAW, Kind.REFUSED, "The VNC server refuses: Too many.", """
				> 'RFB 003.008\\n'
				< 'RFB 003.008\\n'
				> 00 32:8 'Too many'
				""");
		fails(RAW, Kind.REFUSED, "The VNC server refuses: Too many.", """
				> 'RFB 003.003\\n'
				< 'RFB 003.003\\n'
				> 32:0 32:8 'Too many'
				""");
		fails(RAW, Kind.REFUSED, "The VNC server refuses. It says: No.", """
				> 'RFB 003.008\\n'
				< 'RFB 003.008\\n'
				> 01 01
				< 01
				> 32:1 32:2 'No'
				""");
	}

	@Test
	void securityThatIsNotSpokenIsNamed() throws Exception {
		fails(RAW, Kind.UNSUPPORTED,
				"The VNC server only lets in by security type 19 (TLS), 16 (Tight), which is not spoken here. "
						+ "Spoken are 1 (none) and 2 (VNC password).",
				"""
						> 'RFB 003.008\\n'
						< 'RFB 003.008\\n'
						> 02 13 10
						""");
	}

	@Test
	void whatIsNoVncServerIsToldByItsFirstWords() throws Exception {
		fails(RAW, Kind.PROTOCOL, "This is no VNC server: it begins with \"{?QMP?: {?ve\".".replace('?', '"'),
				"> 7b22514d50223a207b22766572\n");
		fails(RAW, Kind.UNSUPPORTED, "The VNC server speaks version 002.000. At least 003.003 is needed.",
				"> 'RFB 002.000\\n'\n");
	}

	@Test
	void noConnectionIsToldInTheConnectorsWords() throws Exception {
		RfbSession.open(() -> {
			throw new IOException("Nothing listens there.");
		}, RAW, heard);
		var problem = heard.failure();
		assertEquals(Kind.CONNECT, problem.kind());
		assertEquals("Nothing listens there.", problem.getMessage());
	}

	private void connects(RfbSettings settings, String script, String expected) throws Exception {
		heard.events.clear();
		try (var server = new ScriptedServer(script);
				var session = RfbSession.open(server::connect, settings, heard)) {
			server.assertPlayed();
			heard.await(expected);
			assertEquals(expected.split(" ")[1], session.server().orElseThrow().version());
			assertEquals(4, session.framebuffer().width());
			assertEquals(2, session.framebuffer().height());
			session.close();
			assertEquals(Optional.empty(), heard.end());
		}
		heard.ends.clear();
	}

	private void fails(RfbSettings settings, Kind kind, String message, String script) throws Exception {
		try (var server = new ScriptedServer(script);
				var session = RfbSession.open(server::connect, settings, heard)) {
			server.assertPlayed();
			var problem = heard.failure();
			assertEquals(kind, problem.kind());
			assertEquals(message, problem.getMessage());
			assertEquals(Optional.empty(), session.server());
			assertEquals(List.of(), heard.events);
		}
		heard.ends.clear();
	}
}
