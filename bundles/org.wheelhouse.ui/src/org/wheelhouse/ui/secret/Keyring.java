package org.wheelhouse.ui.secret;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

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
	private final BooleanSupplier wanted;
	private @Nullable CompletableFuture<Boolean> there;

	/** @param wanted whether anything is to be kept, or looked for among what is */
	Keyring(Vault vault, Executor threads, BooleanSupplier wanted) {
		this.vault = vault;
		this.threads = threads;
		this.wanted = wanted;
	}

	/** One whose file is in that folder; it keeps and finds nothing while a person wants to be asked each time. */
	public static Keyring in(Path folder, BooleanSupplier wanted) {
		return new Keyring(new SecureVault(folder.resolve("secrets")),
				task -> Thread.ofVirtual().name("wheelhouse-keyring").start(task), wanted);
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

	private <T> CompletableFuture<T> whereWanted(Task<T> task, T otherwise) {
		return wanted.getAsBoolean() ? whereThere(task, otherwise) : CompletableFuture.completedFuture(otherwise);
	}

	@Override
	public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
		return whereWanted(() -> {
			var found = new HashMap<String, Secret>();
			for (var id : ids) {
				vault.get(machine, id).ifPresent(text -> found.put(id, Secret.of(text.toCharArray())));
			}
			return Map.copyOf(found);
		}, Map.of());
	}

	@Override
	public CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets) {
		return whereWanted(() -> {
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
	public CompletableFuture<Boolean> forget(String machine, String id) {
		return whereThere(() -> vault.remove(machine, id), false);
	}

	@Override
	public CompletableFuture<Map<String, List<String>>> kept() {
		return whereThere(vault::ids, Map.of());
	}
}
