package org.wheelhouse.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import org.wheelhouse.endpoint.WireException.Kind;

/**
 * Whom we trust and who we are, in the files of QEMU's {@code tls-creds-x509,endpoint=client}.
 *
 * @param trust  decides about the server
 * @param client shown when it asks
 */
record TlsCredentials(TlsTrust trust, TlsClientKey client) {

	private static final String CA = "ca-cert.pem";
	private static final String REVOKED = "ca-crl.pem";
	private static final String CERTIFICATE = "client-cert.pem";
	private static final String KEY = "client-key.pem";
	/** As libvirt's {@code ~/.pki/libvirt}: QEMU itself has no folder that need not be named. */
	private static final Path USUAL = Path.of(".pki", "qemu");

	/** Reads the files; blocks. */
	static TlsCredentials of(Address.Tls address) throws WireException {
		var folder = address.dir().orElseGet(() -> Path.of(System.getProperty("user.home")).resolve(USUAL));
		var ca = folder.resolve(CA);
		try {
			var ours = address.dir().isPresent() || !isAbsent(ca);
			var trusted = ours ? trusted(PemFile.read(ca).certificates(), folder.resolve(REVOKED)) : javas();
			return new TlsCredentials(new TlsTrust(address, ours ? Optional.of(ca) : Optional.empty(), trusted),
					client(folder));
		} catch (GeneralSecurityException | IOException e) {
			throw e instanceof WireException told
					? told
					: new WireException(Kind.TLS,
							"The certificates in " + folder + " cannot be used: " + e.getMessage() + ".",
							"They are those of QEMU's tls-creds-x509,endpoint=client.", e);
		}
	}

	private static X509ExtendedTrustManager trusted(List<X509Certificate> authorities, Path revoked)
			throws GeneralSecurityException, IOException {
		var store = empty();
		for (var authority : authorities) {
			store.setCertificateEntry("ca" + store.size(), authority);
		}
		var factory = TrustManagerFactory.getInstance("PKIX");
		if (isAbsent(revoked)) {
			factory.init(store);
		} else {
			var parameters = new PKIXBuilderParameters(store, new X509CertSelector());
			parameters.addCertStore(CertStore.getInstance("Collection",
					new CollectionCertStoreParameters(PemFile.read(revoked).revocations())));
			factory.init(new CertPathTrustManagerParameters(parameters));
		}
		return first(factory);
	}

	/** What is there and cannot be looked at, or leads nowhere, is not absent: reading it tells why it is of no use. */
	private static boolean isAbsent(Path file) {
		return Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
	}

	/** The CAs that Java trusts: the distribution's, or those that came with it. */
	private static X509ExtendedTrustManager javas() throws GeneralSecurityException {
		var factory = TrustManagerFactory.getInstance("PKIX");
		factory.init((KeyStore) null);
		return first(factory);
	}

	private static X509ExtendedTrustManager first(TrustManagerFactory factory) throws GeneralSecurityException {
		for (TrustManager manager : factory.getTrustManagers()) {
			if (manager instanceof X509ExtendedTrustManager trust) {
				return trust;
			}
		}
		throw new GeneralSecurityException("this Java verifies no certificates");
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		var store = KeyStore.getInstance("PKCS12");
		store.load(null, null);
		return store;
	}

	private static TlsClientKey client(Path folder) throws WireException {
		var certificate = folder.resolve(CERTIFICATE);
		if (isAbsent(certificate)) {
			return new TlsClientKey(certificate, Optional.empty());
		}
		return new TlsClientKey(certificate,
				Optional.of(new TlsClientKey.Pair(PemFile.read(certificate).certificates(),
						PemFile.read(folder.resolve(KEY)).privateKey())));
	}

	/** The client's side of one connection to there. */
	SSLEngine engine(Address.Tls address) throws WireException {
		try {
			var context = SSLContext.getInstance("TLS");
			context.init(new KeyManager[]{client}, new TrustManager[]{trust}, null);
			var engine = context.createSSLEngine(address.expected(), address.port());
			engine.setUseClientMode(true);
			var parameters = engine.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			engine.setSSLParameters(parameters);
			return engine;
		} catch (GeneralSecurityException e) {
			throw new WireException(Kind.TLS, "This Java makes no connection with TLS: " + e.getMessage() + ".", e);
		}
	}
}
