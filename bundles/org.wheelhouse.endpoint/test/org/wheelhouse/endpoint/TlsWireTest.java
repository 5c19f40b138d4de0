package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.endpoint.TlsServer.Service;
import org.wheelhouse.endpoint.WireException.Kind;

/** A server proves who it is, and a client where it is asked; else one sentence says what was wrong. */
@Tag("slow")
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class TlsWireTest {

	private static final Duration SOON = Duration.ofMillis(300);
	private static final Duration PATIENT = Duration.ofSeconds(30);
	private static final List<String> ALL = List.of("TLSv1.3", "TLSv1.2");
	private static final Service GREETS = client -> {
		client.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
		client.getInputStream().transferTo(client.getOutputStream());
	};

	private final Path folder;
	private final TestPki pki;
	private final Path server;
	private final Path client;
	private final Path nobody;
	private WireLoop loop = new WireLoop();
	private Heard heard = new Heard();

	TlsWireTest(@TempDir Path folder) throws IOException {
		this.folder = folder;
		pki = new TestPki(folder.resolve("pki"), "Own CA");
		server = pki.server("server", "DNS:localhost,DNS:vm.example", 1);
		client = pki.client("client", true);
		nobody = pki.client("nobody", false);
	}

	@AfterEach
	void closeLoop() {
		loop.close();
		loop = new WireLoop();
		heard = new Heard();
	}

	@AfterAll
	void closeLastLoop() {
		loop.close();
	}

	private static Address.Tls at(String host, int port, Path dir) {
		return new Address.Tls(host, port, Optional.of(dir), Optional.empty());
	}

	private Wire open(Address address) throws Exception {
		return loop.open(address, PATIENT, heard).get(60, TimeUnit.SECONDS);
	}

	private WireException failure(Address address, Duration deadline) {
		var failure = assertThrows(ExecutionException.class,
				() -> loop.open(address, deadline, heard).get(60, TimeUnit.SECONDS));
		return assertInstanceOf(WireException.class, failure.getCause());
	}

	private void assertRefused(Address address, String words) {
		var reason = failure(address, PATIENT);
		assertEquals(Kind.TLS, reason.kind(), reason.getMessage());
		assertTrue(reason.what().contains(words), reason.what());
		assertFalse(reason.advice().isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
	void whatIsSentComesBothWaysHoweverMuchItIs(String protocol) throws Exception {
		try (var peer = new TlsServer(server, true, List.of(protocol), GREETS)) {
			var wire = open(at("localhost", peer.port(), client));
			Await.until("it greets", () -> heard.text().equals("hello"));
			var much = "0123456789".repeat(90_000);
			wire.send(ByteBuffer.wrap(much.getBytes(StandardCharsets.UTF_8)));
			wire.send(ByteBuffer.wrap("end".getBytes(StandardCharsets.UTF_8)));
			Await.until("all is back", () -> heard.count.get() == 5 + much.length() + 3);
			assertEquals("hello" + much + "end", heard.text());
			assertFalse(wire.passesDescriptors());
			wire.close();
			Await.until("it has ended", () -> !heard.ends.isEmpty());
			assertEquals(List.of(Optional.empty()), heard.ends);
		}
	}

	@Test
	void eachByteGoesInARecordOfItsOwnForWhoReadsNoMore() throws Exception {
		var portions = Collections.synchronizedList(new ArrayList<Integer>());
		try (var peer = new TlsServer(server, false, ALL, socket -> {
			var bytes = new byte[100];
			for (var count = socket.getInputStream().read(bytes); count > 0; count = socket.getInputStream()
					.read(bytes)) {
				portions.add(count);
			}
		})) {
			var wire = open(at("localhost", peer.port(), nobody));
			wire.send(ByteBuffer.wrap(new byte[5]));
			Await.until("they have come", () -> portions.equals(List.of(5)));
			wire.sendByteByByte();
			wire.send(ByteBuffer.wrap(new byte[3]));
			Await.until("they have come", () -> portions.equals(List.of(5, 1, 1, 1)));
		}
	}

	@Test
	void anUnknownCaIsTold() throws Exception {
		var other = new TestPki(folder.resolve("other"), "Other CA").client("client", false);
		try (var peer = new TlsServer(server, false, ALL, GREETS)) {
			assertRefused(at("localhost", peer.port(), other), "issued by CN=Own CA, is not of a CA in " + other);
			var javas = new Address.Tls("localhost", peer.port(), Optional.empty(), Optional.empty());
			assertRefused(javas, "is not of a CA that this computer trusts");
		}
	}

	@Test
	void theFolderOfThePersonIsTakenWhenNoneIsNamed() throws Exception {
		var home = System.getProperty("user.home");
		Files.createDirectories(folder.resolve("home/.pki"));
		Files.createSymbolicLink(folder.resolve("home/.pki/qemu"), client);
		System.setProperty("user.home", folder.resolve("home").toString());
		try (var peer = new TlsServer(server, true, ALL, GREETS)) {
			open(new Address.Tls("localhost", peer.port(), Optional.empty(), Optional.empty()));
			Await.until("it greets", () -> heard.text().equals("hello"));
		} finally {
			System.setProperty("user.home", home);
		}
	}

	@Test
	void aCertificateForAnotherNameIsToldAndTheNameCanBeSaid() throws Exception {
		try (var peer = new TlsServer(server, false, ALL, GREETS)) {
			assertRefused(at("127.0.0.1", peer.port(), nobody),
					"(CN=server of pki) is for localhost, vm.example, not for 127.0.0.1.");
			open(new Address.Tls("127.0.0.1", peer.port(), Optional.of(nobody), Optional.of("vm.example")));
		}
	}

	@Test
	void anExpiredCertificateIsTold() throws Exception {
		try (var peer = new TlsServer(pki.server("expired", "DNS:localhost", -1), false, ALL, GREETS)) {
			assertRefused(at("localhost", peer.port(), nobody), "has expired on 20");
		}
	}

	@Test
	void aRevokedCertificateIsTold() throws Exception {
		var revoked = pki.server("revoked", "DNS:localhost", 1);
		var informed = pki.client("informed", false);
		pki.revoke(revoked, informed);
		try (var good = new TlsServer(server, false, ALL, GREETS);
				var bad = new TlsServer(revoked, false, ALL, GREETS)) {
			open(at("localhost", good.port(), informed));
			assertRefused(at("localhost", bad.port(), informed), "was revoked by its CA");
		}
	}

	@Test
	void aMissingCertificateOfTheClientIsTold() throws Exception {
		try (var peer = new TlsServer(server, true, List.of("TLSv1.2"), GREETS)) {
			assertRefused(at("localhost", peer.port(), nobody),
					"asks for a client certificate, and there is no " + nobody.resolve("client-cert.pem"));
		}
	}

	/** In TLS 1.3 the client is done before the server has looked. */
	@Test
	void aMissingCertificateOfTheClientIsToldAlsoWhenTheServerTellsItLater() throws Exception {
		try (var peer = new TlsServer(server, true, List.of("TLSv1.3"), GREETS)) {
			open(at("localhost", peer.port(), nobody));
			Await.until("it has ended", () -> !heard.ends.isEmpty());
			var reason = heard.ends.getFirst().orElseThrow();
			assertEquals(Kind.TLS, reason.kind());
			assertTrue(reason.what().contains("asks for a client certificate, and there is no "), reason.what());
		}
	}

	/** QEMU closes without a word. */
	@Test
	void aCertificateThatIsNotLetInIsTold() throws Exception {
		try (var peer = new TlsServer(server, true, ALL, SSLSocket::startHandshake)) {
			open(at("localhost", peer.port(), client));
			Await.until("it has ended", () -> !heard.ends.isEmpty());
			assertTrue(heard.ends.getFirst().orElseThrow().what()
					.contains("does not let in whom " + client.resolve("client-cert.pem") + " names"));
		}
	}

	@Test
	void whatSpeaksNoTlsIsNamed() throws Exception {
		try (var peer = Peer.tcp()) {
			var port = ((Address.Tcp) peer.address()).port();
			answer(peer, "{\"QMP\": {\"version\": {}}}\r\n");
			assertRefused(at("localhost", port, client), "speaks QMP without TLS");
			answer(peer, "QEMU 7.2 monitor\r\n");
			assertRefused(at("localhost", port, client), "does not speak TLS. It begins with “QEMU 7.2 monitor”");
		}
	}

	private static void answer(Peer peer, String text) {
		Thread.ofVirtual().start(() -> {
			try (var accepted = peer.accept()) {
				accepted.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
				while (accepted.read(ByteBuffer.allocate(1000)) >= 0) {
					// until the client goes
				}
			} catch (IOException _) {
				// the client went
			}
		});
	}

	@Test
	void whoSaysNothingIsSilent() throws Exception {
		try (var peer = Peer.tcp()) {
			var reason = failure(at("localhost", ((Address.Tcp) peer.address()).port(), client), SOON);
			assertEquals(Kind.SILENT, reason.kind());
			assertTrue(reason.what().contains("within 0.3 s"), reason.what());
		}
		try (var peer = Peer.tcp()) {
			var port = ((Address.Tcp) peer.address()).port();
			peer.close();
			assertEquals(Kind.REFUSED, failure(at("localhost", port, client), PATIENT).kind());
		}
	}

	@Test
	void whatIsWrongWithTheFilesIsTold() throws Exception {
		var dir = Files.createDirectories(folder.resolve("damaged"));
		assertRefused(at("localhost", 1, dir), "There is no " + dir.resolve("ca-cert.pem"));
		Files.writeString(dir.resolve("ca-cert.pem"), "nothing");
		assertRefused(at("localhost", 1, dir), dir.resolve("ca-cert.pem") + " has no certificate");
		Files.copy(client.resolve("client-cert.pem"), dir.resolve("client-cert.pem"));
		Files.writeString(dir.resolve("ca-cert.pem"), Files.readString(client.resolve("ca-cert.pem")));
		assertRefused(at("localhost", 1, dir), "There is no " + dir.resolve("client-key.pem"));
		pki.openssl("pkcs8", "-topk8", "-in", client.resolve("client-key.pem").toString(), "-passout", "pass:x", "-out",
				dir.resolve("client-key.pem").toString());
		assertRefused(at("localhost", 1, dir), "is encrypted with a passphrase");
	}

	/** openssl and certtool write private keys in these forms. */
	@ParameterizedTest
	@ValueSource(strings = {"ec -traditional", "ec", "rsa -traditional", "rsa", "ed25519"})
	void aPrivateKeyIsReadInEachFormThatProgramsWrite(String form) throws Exception {
		var made = folder.resolve("made.pem").toString();
		var written = folder.resolve("key.pem").toString();
		switch (form.substring(0, 2)) {
			case "ec" -> pki.openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp384r1", "-out",
					made);
			case "rs" -> pki.openssl("genpkey", "-algorithm", "RSA", "-out", made);
			default -> pki.openssl("genpkey", "-algorithm", "ED25519", "-out", made);
		}
		var whole = PemFile.read(Path.of(made)).privateKey();
		if (form.endsWith("-traditional")) {
			pki.openssl("pkey", "-in", made, "-traditional", "-out", written);
		} else {
			Files.writeString(Path.of(written),
					"Public Key Info:\n\tas certtool tells\n\n" + Files.readString(Path.of(made)));
		}
		var read = PemFile.read(Path.of(written)).privateKey();
		assertEquals(whole instanceof ECPrivateKey ec ? ec.getS() : whole,
				read instanceof ECPrivateKey ec ? ec.getS() : read);
	}

	@Test
	void openingIsGivenUpWhenItIsCancelledOrTheLoopClosed() throws Exception {
		try (var peer = Peer.tcp()) {
			var address = at("localhost", ((Address.Tcp) peer.address()).port(), client);
			var cancelled = loop.open(address, PATIENT, heard);
			try (var accepted = peer.accept()) {
				cancelled.cancel(false);
				while (accepted.read(ByteBuffer.allocate(1000)) >= 0) {
					// until it hangs up
				}
			}
			var closed = loop.open(address, PATIENT, heard);
			try (var accepted = peer.accept()) {
				accepted.read(ByteBuffer.allocate(1));
				loop.close();
				var failure = assertThrows(ExecutionException.class, () -> closed.get(60, TimeUnit.SECONDS));
				assertEquals(Kind.CLOSED, assertInstanceOf(WireException.class, failure.getCause()).kind());
			}
		}
		assertEquals(List.of(), heard.ends);
	}
}
