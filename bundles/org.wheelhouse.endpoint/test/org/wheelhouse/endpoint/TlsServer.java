package org.wheelhouse.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A server of TLS that serves one client after the other as a test says. */
final class TlsServer implements AutoCloseable {

	interface Service {
		void serve(SSLSocket client) throws IOException;
	}

	private final SSLServerSocket server;
	private final Thread thread;

	/** @param asks whether clients have to show a certificate */
	TlsServer(Path folder, boolean asks, List<String> protocols, Service service)
			throws IOException, GeneralSecurityException {
		var store = KeyStore.getInstance("PKCS12");
		store.load((InputStream) null, null);
		store.setKeyEntry("server", PemFile.read(folder.resolve("server-key.pem")).privateKey(), new char[0],
				PemFile.read(folder.resolve("server-cert.pem")).certificates().toArray(X509Certificate[]::new));
		store.setCertificateEntry("ca", PemFile.read(folder.resolve("ca-cert.pem")).certificates().getFirst());
		var keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(store, new char[0]);
		var trust = TrustManagerFactory.getInstance("PKIX");
		trust.init(store);
		var context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		server = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5,
				InetAddress.getLoopbackAddress());
		server.setNeedClientAuth(asks);
		server.setEnabledProtocols(protocols.toArray(String[]::new));
		thread = Thread.ofVirtual().start(() -> {
			while (!server.isClosed()) {
				try (var client = (SSLSocket) server.accept()) {
					service.serve(client);
				} catch (IOException _) {
					// a client that goes, or does not trust it; or the end
				}
			}
		});
	}

	int port() {
		return server.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		server.close();
		thread.interrupt();
	}
}
