package org.wheelhouse.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLException;

import org.wheelhouse.endpoint.WireException.Kind;

/** What is said when there is no TLS with a peer. On the loop's thread. */
final class TlsProblems {

	/** The kinds of records, from change_cipher_spec to application_data (RFC 8446, 5.1). */
	private static final int FIRST_RECORD = 20;
	private static final int LAST_RECORD = 23;
	private static final String PLAIN_QMP = "{\"QMP\"";
	private static final int SHOWN = 40;
	private static final String WITH_CERTIFICATES = "QEMU speaks TLS as it is spoken here, 1.2 or 1.3 with certificates, "
			+ "on a -chardev socket,tls-creds=ID with -object tls-creds-x509,id=ID,endpoint=server; "
			+ "tls-creds-anon and tls-creds-psk prove nobody's name.";

	private final Address.Tls address;
	private final TlsCredentials credentials;
	private boolean heard;

	TlsProblems(Address.Tls address, TlsCredentials credentials) {
		this.address = address;
		this.credentials = credentials;
	}

	/** Something came that was encrypted: we were let in. */
	void haveHeard() {
		heard = true;
	}

	/**
	 * Looks at the first that came.
	 *
	 * @throws WireException when it is no TLS
	 */
	void mindBeginning(ByteBuffer bytes) throws WireException {
		var first = bytes.get(bytes.position());
		if (first >= FIRST_RECORD && first <= LAST_RECORD) {
			return;
		}
		var text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
		if (text.startsWith(PLAIN_QMP)) {
			throw new WireException(Kind.TLS, address.place() + " speaks QMP without TLS.",
					"Say tcp:" + address.hostAndPort() + " if you trust all between, or have it speak TLS: "
							+ "-chardev socket,tls-creds=ID with -object tls-creds-x509,id=ID,endpoint=server.",
					null);
		}
		throw new WireException(Kind.TLS,
				address.place() + " does not speak TLS. It begins with “" + beginning(text) + "”.",
				"Check the port. " + WITH_CERTIFICATES, null);
	}

	private static String beginning(String text) {
		var line = text.lines().findFirst().orElse("");
		return line.codePoints().limit(SHOWN).map(c -> c < ' ' || c >= 0x7f ? '.' : c)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}

	/** TLS failed. */
	WireException of(SSLException problem) {
		return credentials.trust().refusal().orElseGet(() -> {
			var words = String.valueOf(problem.getMessage()).replaceFirst("^\\(\\w+\\) ", "");
			var client = credentials.client();
			if (client.wasAsked() && words.contains("Received fatal alert")) {
				return notLetIn(words, problem);
			}
			return new WireException(Kind.TLS, "There is no TLS with " + address.place() + ": " + words + ".",
					WITH_CERTIFICATES, problem);
		});
	}

	/** The peer has said that it closes. */
	WireException closed(boolean open) {
		return ended(new WireException(Kind.CLOSED, address.place() + " closed the connection."), open);
	}

	/** The connection came to its end. QEMU says nothing to who is not let in. */
	WireException ended(WireException reason, boolean open) {
		if (!heard && credentials.client().wasAsked()) {
			return notLetIn("it closed the connection", reason);
		}
		return open
				? reason
				: new WireException(Kind.TLS, address.place() + " closed the connection while TLS began.",
						WITH_CERTIFICATES, reason);
	}

	private WireException notLetIn(String words, Exception cause) {
		var client = credentials.client();
		return client.isThere()
				? new WireException(Kind.TLS,
						address.place() + " does not let in whom " + client.file() + " names: " + words + ".",
						"It has to be signed by the CA that the server knows, be valid today, and be allowed by the server's tls-authz.",
						cause)
				: new WireException(Kind.TLS,
						address.place() + " asks for a client certificate, and there is no " + client.file() + ": "
								+ words + ".",
						"Have one made by the CA that the server knows, and put it there with its key, client-key.pem "
								+ "(see QEMU's manual, “TLS setup”).",
						cause);
	}

	/** It took the connection, and then nothing, or not enough, came. */
	WireException late(boolean anything, String waited) {
		return anything
				? new WireException(Kind.TIMEOUT,
						address.place() + " began with TLS and did not get to its end within " + waited + ".",
						"QEMU hangs, or is stopped (SIGSTOP); try again later.", null)
				: new WireException(Kind.SILENT,
						address.place() + " accepts connections, but did not begin with TLS within "
								+ waited
								+ ": another client holds this monitor, or QEMU is stopped (SIGSTOP) or hangs.",
						"Disconnect the other client, or give QEMU a second monitor.", null);
	}
}
