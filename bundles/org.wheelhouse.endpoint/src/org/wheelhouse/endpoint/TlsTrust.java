package org.wheelhouse.endpoint;

import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.wheelhouse.endpoint.WireException.Kind;

/** Decides whether a server is who it is meant to be, as another one does, and says why not. One connection. */
@NonNullByDefault({})
final class TlsTrust extends X509ExtendedTrustManager {

	private static final int DNS = 2;
	private static final int IP = 7;
	private static final String BETWEEN = "If you did not expect this, find out who answers there before you trust it.";

	private final Address.Tls address;
	private final Optional<Path> authorities;
	private final X509ExtendedTrustManager verifier;
	private volatile Optional<WireException> refusal = Optional.empty();

	/**
	 * @param authorities the file with the CAs; empty when they are those that Java trusts
	 * @param verifier    knows them
	 */
	TlsTrust(Address.Tls address, Optional<Path> authorities, X509ExtendedTrustManager verifier) {
		this.address = address;
		this.authorities = authorities;
		this.verifier = verifier;
	}

	/** Why the server was not trusted; empty when it was, or has shown nothing yet. */
	Optional<WireException> refusal() {
		return refusal;
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		try {
			verifier.checkServerTrusted(chain, authType, engine);
		} catch (CertificateException e) {
			refusal = Optional.of(explain(chain[0], e));
			throw e;
		}
	}

	private WireException explain(X509Certificate shown, CertificateException problem) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
				return untimely(failing(problem).orElse(shown), cause);
			}
			if (cause instanceof CertPathValidatorException path && path.getReason() == BasicReason.REVOKED) {
				return refused(subject(shown) + " was revoked by its CA.",
						"Give the server a new certificate. " + BETWEEN, problem);
			}
			if (cause instanceof CertPathBuilderException) {
				return unknown(shown, problem);
			}
		}
		return problem.getClass() == CertificateException.class
				? misnamed(shown, problem)
				: refused(subject(shown) + " is not accepted: " + problem.getMessage() + ".",
						"Give the server one that was made for a server (see QEMU's manual, “TLS setup”).", problem);
	}

	/** Which of the chain is meant. */
	private static Optional<X509Certificate> failing(Throwable problem) {
		for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertPathValidatorException path && path.getCertPath() != null && path.getIndex() >= 0
					&& path.getCertPath().getCertificates()
							.get(path.getIndex()) instanceof X509Certificate certificate) {
				return Optional.of(certificate);
			}
		}
		return Optional.empty();
	}

	private WireException untimely(X509Certificate meant, Throwable cause) {
		var expired = cause instanceof CertificateExpiredException;
		var day = DateTimeFormatter.ISO_LOCAL_DATE
				.format((expired ? meant.getNotAfter() : meant.getNotBefore()).toInstant().atOffset(ZoneOffset.UTC));
		return refused(subject(meant) + (expired ? " has expired on " : " is not valid before ") + day + ".",
				"Give the server a new one. If this computer takes another day for today, set its clock.", cause);
	}

	private WireException unknown(X509Certificate shown, Throwable cause) {
		return refused(
				subject(shown) + ", issued by " + shown.getIssuerX500Principal() + ", is not of a CA "
						+ authorities.map(file -> "in " + file).orElse("that this computer trusts") + ".",
				authorities.isPresent()
						? "Put the certificate of its CA there, or name another folder: tls:HOST:PORT,dir=FOLDER. "
								+ BETWEEN
						: "Name the folder with the certificate of its CA, ca-cert.pem: tls:HOST:PORT,dir=FOLDER, "
								+ "or have it in ~/.pki/qemu. " + BETWEEN,
				cause);
	}

	private WireException misnamed(X509Certificate shown, Throwable cause) {
		return refused(subject(shown) + " is for " + names(shown) + ", not for " + address.expected() + ".",
				"Attach by a name that it is for, or say behind the port that it is meant: "
						+ new Address.Tls(address.host(), address.port(), address.dir(), Optional.of("NAME")) + ". "
						+ BETWEEN,
				cause);
	}

	private String subject(X509Certificate certificate) {
		return "The certificate of " + address.place() + " (" + certificate.getSubjectX500Principal() + ")";
	}

	private static String names(X509Certificate certificate) {
		try {
			var others = certificate.getSubjectAlternativeNames();
			var names = (others == null ? Stream.<List<?>>empty() : others.stream())
					.filter(name -> name.get(0) instanceof Integer kind && (kind == DNS || kind == IP))
					.map(name -> String.valueOf(name.get(1))).collect(Collectors.joining(", "));
			return names.isEmpty() ? certificate.getSubjectX500Principal().toString() : names;
		} catch (CertificateParsingException _) {
			return certificate.getSubjectX500Principal().toString();
		}
	}

	private static WireException refused(String what, String advice, Throwable cause) {
		return new WireException(Kind.TLS, what, advice, cause);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		throw new CertificateException("never by a socket");
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("never without the name of the server");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		throw new CertificateException("never as a server");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		throw new CertificateException("never as a server");
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw new CertificateException("never as a server");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return verifier.getAcceptedIssuers();
	}
}
