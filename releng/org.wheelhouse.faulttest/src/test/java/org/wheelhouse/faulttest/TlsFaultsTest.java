package org.wheelhouse.faulttest;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.endpoint.TestPki;

/** A monitor asks for TLS, and one of both is not who it should be, or something else is spoken. */
@Tag("qemu")
class TlsFaultsTest {

	private static final String QEMU = "qemu-system-x86_64";
	private static final String QMP = "mode=control";

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A monitor asks for TLS");

	private final Inventory inventory = new Inventory();
	private final TestPki pki = new TestPki(inventory.folder().resolve("pki"), "Own CA");

	TlsFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private TlsMonitor qemu(String names, int days, String verifyPeer) throws Exception {
		return TlsMonitor.begin(inventory, QEMU, "tls-creds-x509,dir=" + pki.server("server", names, days)
				+ ",verify-peer=" + verifyPeer, QMP);
	}

	private void row(String name, String how, String address) {
		MATRIX.row(name, how, inventory.places(), Fault.of(Await.failure(inventory.registry().attach(address))));
	}

	@Test
	void itsCaIsUnknown() throws Exception {
		TlsMonitor qemu = qemu("DNS:localhost", 1, "off");
		Path other = new TestPki(inventory.folder().resolve("other"), "Other CA").client("client", false);
		row("The CA of its certificate is another one", "a `ca-cert.pem` of another CA", qemu.address(other));
	}

	@Test
	void itsCaIsNoneThatJavaTrusts() throws Exception {
		TlsMonitor qemu = qemu("DNS:localhost", 1, "off");
		row("The CA of its certificate is none that this computer trusts", "Attach without a folder",
				"tls:localhost:" + qemu.port());
	}

	@Test
	void itIsForAnotherName() throws Exception {
		TlsMonitor qemu = qemu("DNS:vm.example", 1, "off");
		row("Its certificate is for another name", "a certificate for `vm.example` on `localhost`",
				qemu.address(pki.client("client", false)));
	}

	/** QEMU begins with no such certificate, unless it is told so; but it may run until it has expired. */
	@Test
	void itHasExpired() throws Exception {
		TlsMonitor qemu = TlsMonitor.begin(inventory, QEMU, "tls-creds-x509,verify-peer=off,sanity-check=off,dir="
				+ pki.server("server", "DNS:localhost", -1), QMP);
		inventory.places().name(LocalDate.now(ZoneOffset.UTC).minusDays(1), "DAY");
		row("Its certificate has expired", "a certificate of yesterday and `sanity-check=off`",
				qemu.address(pki.client("client", false)));
	}

	@Test
	void itAsksForACertificateAndThereIsNone() throws Exception {
		TlsMonitor qemu = qemu("DNS:localhost", 1, "on");
		row("It asks for a client certificate and there is none", "`verify-peer=on`",
				qemu.address(pki.client("client", false)));
	}

	@Test
	void itDoesNotKnowTheClient() throws Exception {
		TlsMonitor qemu = qemu("DNS:localhost", 1, "on");
		Path stranger = new TestPki(inventory.folder().resolve("other"), "Other CA").client("client", true);
		Files.copy(inventory.folder().resolve("pki/ca-cert.pem"), stranger.resolve("ca-cert.pem"),
				StandardCopyOption.REPLACE_EXISTING);
		row("It does not let the client in", "`verify-peer=on` and a client certificate of another CA",
				qemu.address(stranger));
	}

	@Test
	void thereIsNoFolder() throws Exception {
		row("There is no folder with certificates", "Attach to `tls:localhost:1,dir=…/none`",
				"tls:localhost:1,dir=" + inventory.folder().resolve("none"));
	}

	@Test
	void itSpeaksQmpWithoutTls() throws Exception {
		try (var free = new ServerSocket(0)) {
			int port = free.getLocalPort();
			free.close();
			inventory.places().name(":" + port, ":PORT");
			inventory.byHand(inventory.folder().resolve("qmp"), "-qmp",
					"tcp:127.0.0.1:" + port + ",server=on,wait=off");
			row("It speaks QMP, but no TLS", "Attach to `tls:` where `-qmp tcp:` is",
					new TlsMonitor(port).address(pki.client("client", false)));
		}
	}

	@Test
	void itAsksForTlsAndIsNotSpokenToSo() throws Exception {
		TlsMonitor qemu = qemu("DNS:localhost", 1, "on");
		row("It asks for TLS where none is spoken", "Attach to `tcp:` where `tls-creds=` is",
				"tcp:localhost:" + qemu.port());
	}

	@Test
	void itProvesByNoCertificateWhoItIs() throws Exception {
		TlsMonitor qemu = TlsMonitor.begin(inventory, QEMU, "tls-creds-anon", QMP);
		row("It proves by no certificate who it is", "`tls-creds-anon`", qemu.address(pki.client("client", false)));
	}

	@Test
	void anotherClientHoldsIt() throws Exception {
		TlsMonitor qemu = qemu("DNS:localhost", 1, "off");
		try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), qemu.port())) {
			row("Another client holds the monitor that speaks TLS", "Attach while another client is connected",
					qemu.address(pki.client("client", false)));
		}
	}

	@Test
	void itIsAHumanMonitor() throws Exception {
		TlsMonitor qemu = TlsMonitor.begin(inventory, QEMU, "tls-creds-x509,verify-peer=off,dir="
				+ pki.server("server", "DNS:localhost", 1), "mode=readline");
		row("It is a human monitor that speaks TLS", "`-mon mode=readline`", qemu.address(pki.client("client", false)));
	}
}
