package org.wheelhouse.endpoint;

import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Shows who we are to a server that asks, whichever authorities it names: whom it lets in it says itself. Remembers that it
 * was asked. One connection.
 */
@NonNullByDefault({})
final class TlsClientKey extends X509ExtendedKeyManager {

	/** Our certificate with those that signed it, and its key. */
	record Pair(List<X509Certificate> chain, PrivateKey key) {}

	private static final String ALIAS = "client";

	private final Path file;
	private final Optional<Pair> pair;
	private volatile boolean asked;

	/** @param file where the certificate is, or would be */
	TlsClientKey(Path file, Optional<Pair> pair) {
		this.file = file;
		this.pair = pair;
	}

	/** Where our certificate is, or would be. */
	Path file() {
		return file;
	}

	/** Whether the server wanted to know who we are. */
	boolean wasAsked() {
		return asked;
	}

	/** Whether we can say. */
	boolean isThere() {
		return pair.isPresent();
	}

	private @Nullable String alias(String[] keyTypes) {
		asked = true;
		return pair.filter(ours -> List.of(keyTypes).contains(ours.key().getAlgorithm())).map(_ -> ALIAS).orElse(null);
	}

	@Override
	public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
		return alias(keyTypes);
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
		return alias(keyTypes);
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
		return pair.isPresent() ? new String[]{ALIAS} : null;
	}

	@Override
	public X509Certificate @Nullable [] getCertificateChain(String alias) {
		return pair.map(ours -> ours.chain().toArray(X509Certificate[]::new)).orElse(null);
	}

	@Override
	public @Nullable PrivateKey getPrivateKey(String alias) {
		return pair.map(Pair::key).orElse(null);
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
		return null;
	}

	@Override
	public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
		return null;
	}
}
