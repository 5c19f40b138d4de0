package org.wheelhouse.core.secret;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Secret;

/**
 * Keeps secrets of machines beyond a session, in a keyring. Any thread; it may wait for a person to unlock it, but blocks
 * nobody. Nothing fails: what cannot be kept or found is not.
 */
public interface SecretKeeper {

	/** Keeps nothing. */
	SecretKeeper NONE = new SecretKeeper() {
		@Override
		public CompletableFuture<Boolean> isThere() {
			return CompletableFuture.completedFuture(false);
		}

		@Override
		public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
			return CompletableFuture.completedFuture(Map.of());
		}

		@Override
		public CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets) {
			return CompletableFuture.completedFuture(false);
		}

		@Override
		public CompletableFuture<Boolean> forget(String machine) {
			return CompletableFuture.completedFuture(false);
		}

		@Override
		public CompletableFuture<Boolean> forget(String machine, String id) {
			return CompletableFuture.completedFuture(false);
		}

		@Override
		public CompletableFuture<Map<String, List<String>>> kept() {
			return CompletableFuture.completedFuture(Map.of());
		}
	};

	/** Whether there is a keyring. */
	CompletableFuture<Boolean> isThere();

	/** Those of some secrets of a machine that are kept, by id. */
	CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids);

	/**
	 * Keeps secrets of a machine, by id.
	 *
	 * @return whether it does
	 */
	CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets);

	/**
	 * Keeps nothing of a machine any more.
	 *
	 * @return whether anything was kept
	 */
	CompletableFuture<Boolean> forget(String machine);

	/**
	 * Keeps one secret of a machine no more.
	 *
	 * @return whether it was kept
	 */
	CompletableFuture<Boolean> forget(String machine, String id);

	/** The ids of what is kept, by machine. */
	CompletableFuture<Map<String, List<String>>> kept();
}
