package org.wheelhouse.ui.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The platform's secure storage in a file of ours, whose key is in the desktop's keyring (libsecret). No other key is taken:
 * one that lies in a file beside it would keep nothing from anybody.
 */
final class SecureVault implements Vault {

	private static final String KEYRING = "org.eclipse.equinox.security.LinuxKeystoreIntegrationJNA";
	private static final String MACHINES = "machines";

	private final Path file;
	private @Nullable ISecurePreferences opened;

	SecureVault(Path file) {
		this.file = file;
	}

	private ISecurePreferences machines() throws IOException {
		var known = opened;
		if (known == null) {
			known = SecurePreferencesFactory.open(file.toUri().toURL(),
					Map.of(IProviderHints.REQUIRED_MODULE_ID, KEYRING, IProviderHints.PROMPT_USER, false));
			if (known == null) {
				throw new IOException("the secure storage cannot be opened");
			}
			opened = known;
		}
		return known.node(MACHINES);
	}

	private ISecurePreferences of(String machine) throws IOException {
		return machines().node(EncodingUtils.encodeSlashes(machine));
	}

	@Override
	public Optional<String> get(String machine, String id) throws IOException {
		try {
			return Optional.ofNullable(of(machine).get(EncodingUtils.encodeSlashes(id), null));
		} catch (StorageException e) {
			throw new IOException("the keyring does not answer", e);
		}
	}

	@Override
	public void put(String machine, String id, String text) throws IOException {
		try {
			var node = of(machine);
			node.put(EncodingUtils.encodeSlashes(id), text, true);
			node.flush();
		} catch (StorageException e) {
			throw new IOException("the keyring does not answer", e);
		}
	}

	@Override
	public boolean remove(String machine) throws IOException {
		var all = machines();
		var name = EncodingUtils.encodeSlashes(machine);
		if (!all.nodeExists(name)) {
			return false;
		}
		all.node(name).removeNode();
		all.flush();
		return true;
	}

	@Override
	public boolean remove(String machine, String id) throws IOException {
		var all = machines();
		var name = EncodingUtils.encodeSlashes(machine);
		var key = EncodingUtils.encodeSlashes(id);
		if (!all.nodeExists(name) || !List.of(all.node(name).keys()).contains(key)) {
			return false;
		}
		if (all.node(name).keys().length == 1) {
			return remove(machine);
		}
		all.node(name).remove(key);
		all.flush();
		return true;
	}

	@Override
	public Map<String, List<String>> ids() throws IOException {
		var all = machines();
		return Stream.of(all.childrenNames())
				.collect(Collectors.toMap(EncodingUtils::decodeSlashes,
						name -> Stream.of(all.node(name).keys()).map(EncodingUtils::decodeSlashes).toList()));
	}
}
