package org.wheelhouse.endpoint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.wheelhouse.endpoint.WireException.Kind;

/** What a file has between lines of dashes (RFC 7468). Whatever else is in it, as certtool writes, says nothing. */
record PemFile(Path file, List<Block> blocks) {

	/** What it is, for example {@code CERTIFICATE}, and its bytes (DER). */
	record Block(String label, byte[] bytes) {}

	private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----",
			Pattern.DOTALL);
	private static final String CERTIFICATE = "CERTIFICATE";
	private static final String CRL = "X509 CRL";
	private static final String FILES = "Its folder has to have the files of QEMU's tls-creds-x509,endpoint=client: ca-cert.pem, "
			+ "and client-cert.pem with client-key.pem where the server asks for them.";
	private static final String WITHOUT_PASSPHRASE = "Make a copy without one, that only you can read: "
			+ "(umask 077; openssl pkey -in client-key.pem -out new.pem).";

	/** Reads it; blocks. */
	static PemFile read(Path file) throws WireException {
		String text;
		try {
			text = Files.readString(file, StandardCharsets.ISO_8859_1);
		} catch (NoSuchFileException e) {
			throw new WireException(Kind.TLS, "There is no " + file + ".", FILES, e);
		} catch (IOException e) {
			throw new WireException(Kind.TLS, file + " cannot be read: " + e.getMessage() + ".", FILES, e);
		}
		var blocks = new ArrayList<Block>();
		var matcher = BLOCK.matcher(text);
		while (matcher.find()) {
			var body = matcher.group(2);
			try {
				blocks.add(new Block(body.contains("Proc-Type:") ? "ENCRYPTED " + matcher.group(1) : matcher.group(1),
						Base64.getMimeDecoder().decode(body)));
			} catch (IllegalArgumentException e) {
				throw damaged(file, "is damaged", e);
			}
		}
		return new PemFile(file, blocks);
	}

	private static WireException damaged(Path file, String what, Exception cause) {
		return new WireException(Kind.TLS, file + " " + what + ".", "It has to be a file in PEM form.", cause);
	}

	private List<byte[]> all(String label) {
		return blocks.stream().filter(block -> block.label().equals(label)).map(Block::bytes).toList();
	}

	/** The certificates in it, at least one. */
	List<X509Certificate> certificates() throws WireException {
		var certificates = new ArrayList<X509Certificate>();
		try {
			var factory = CertificateFactory.getInstance("X.509");
			for (var bytes : all(CERTIFICATE)) {
				certificates
						.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
			}
		} catch (GeneralSecurityException e) {
			throw damaged(file, "has a certificate that is damaged", e);
		}
		if (certificates.isEmpty()) {
			throw damaged(file, "has no certificate", new IOException());
		}
		return certificates;
	}

	/** The lists of revoked certificates in it. */
	List<X509CRL> revocations() throws WireException {
		var lists = new ArrayList<X509CRL>();
		try {
			var factory = CertificateFactory.getInstance("X.509");
			for (var bytes : all(CRL)) {
				lists.add((X509CRL) factory.generateCRL(new ByteArrayInputStream(bytes)));
			}
		} catch (GeneralSecurityException e) {
			throw damaged(file, "has a list of revoked certificates that is damaged", e);
		}
		return lists;
	}

	/** The private key in it. */
	PrivateKey privateKey() throws WireException {
		if (blocks.stream().anyMatch(block -> block.label().startsWith("ENCRYPTED "))) {
			throw new WireException(Kind.TLS, file + " is encrypted with a passphrase, which is not asked for.",
					WITHOUT_PASSPHRASE, null);
		}
		try {
			for (var block : blocks) {
				if (block.label().endsWith("PRIVATE KEY")) {
					return PrivateKeys.of(block.label(), block.bytes());
				}
			}
		} catch (GeneralSecurityException e) {
			throw damaged(file, "has a private key that is damaged, or of a kind that Java has not", e);
		}
		throw damaged(file, "has no private key", new IOException());
	}
}
