package org.wheelhouse.ui.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.secret.SecretKeeper;
import org.wheelhouse.host.Secret;

/**
 * The desktop's keyring, by the platform's secure storage. Whether there is one is tried once, with something that is no
 * secret. Where there is none nothing is kept. A virtual thread for each call, one at a time.
 */
public final class Keyring implements SecretKeeper {

	private static final String TRIED = "wheelhouse";

	private final Vault vault;
	private final Executor threads;
	private @Nullable CompletableFuture<Boolean> there;

	Keyring(Vault vault, Executor threads) {
		this.vault = vault;
		this.threads = threads;
	}

	/** One whose file is in that folder. */
	public static Keyring in(Path folder) {
		return new Keyring(new SecureVault(folder.resolve("secrets")),
				task -> Thread.ofVirtual().name("wheelhouse-keyring").start(task));
	}

	private interface Task<T> {

		T run() throws IOException;
	}

	/** Whatever goes wrong, and be it a library that is missing, is the same as no keyring. */
	private <T> CompletableFuture<T> run(Task<T> task, T otherwise) {
		var done = new CompletableFuture<T>();
		threads.execute(() -> {
			try {
				synchronized (vault) {
					done.complete(task.run());
				}
			} catch (IOException | RuntimeException | LinkageError _) {
				done.complete(otherwise);
			}
		});
		return done;
	}

	@Override
	public synchronized CompletableFuture<Boolean> isThere() {
		var known = there;
		if (known == null) {
			known = run(() -> {
				vault.put(TRIED, TRIED, TRIED);
				var found = vault.get(TRIED, TRIED);
				vault.remove(TRIED);
				return found.filter(TRIED::equals).isPresent();
			}, false);
			there = known;
		}
		return known;
	}

	private <T> CompletableFuture<T> whereThere(Task<T> task, T otherwise) {
		return isThere().thenCompose(is -> is ? run(task, otherwise) : CompletableFuture.completedFuture(otherwise));
	}

	@Override
	public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
		return whereThere(() -> {
			var found = new HashMap<String, Secret>();
			for (var id : ids) {
				vault.get(machine, id).ifPresent(text -> found.put(id, Secret.of(text.toCharArray())));
			}
			return Map.copyOf(found);
		}, Map.of());
	}

	@Override
	public CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets) {
		return whereThere(() -> {
			for (var entry : secrets.entrySet()) {
				vault.put(machine, entry.getKey(), entry.getValue().text());
			}
			return true;
		}, false);
	}

	@Override
	public CompletableFuture<Boolean> forget(String machine) {
		return whereThere(() -> vault.remove(machine), false);
	}

	@Override
	public CompletableFuture<Map<String, List<String>>> kept() {
		return whereThere(vault::ids, Map.of());
	}
}
