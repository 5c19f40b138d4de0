package org.wheelhouse.core.secret;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.wheelhouse.host.Secret;

/**
 * The secrets of machines as they were told in this session, in memory only, and what a keeper has besides. Any thread.
 */
public final class MachineSecrets {

	/** What is shorter stands in any text by chance, and dots there would tell it. */
	private static final int SHORTEST = 4;

	private final Map<String, Map<String, Secret>> told = new ConcurrentHashMap<>();
	private volatile SecretKeeper keeper = SecretKeeper.NONE;

	/** Asks this one for what was not told, and has it keep what is to be kept. */
	public void keptBy(SecretKeeper keyring) {
		keeper = keyring;
	}

	/** What keeps secrets beyond the session. */
	public SecretKeeper keeper() {
		return keeper;
	}

	/** A person has told one; it is known until the session ends. */
	public void tell(String machine, String id, Secret secret) {
		told.computeIfAbsent(machine, _ -> new ConcurrentHashMap<>()).put(id, secret);
	}

	/** Nothing of a machine is known or kept any more: it is gone, or what was told is wrong. */
	public void forget(String machine) {
		told.remove(machine);
		keeper.forget(machine);
	}

	/**
	 * One is not known or kept any more.
	 *
	 * @return whether it was kept; never fails
	 */
	public CompletableFuture<Boolean> forget(String machine, String id) {
		told.computeIfPresent(machine, (_, secrets) -> {
			secrets.remove(id);
			return secrets;
		});
		return keeper.forget(machine, id);
	}

	/** A text with dots where one of them stands that is known in this session. */
	public String hidden(String text) {
		var hidden = text;
		for (var secrets : told.values()) {
			for (var secret : secrets.values()) {
				if (secret.text().length() >= SHORTEST) {
					hidden = hidden.replace(secret.text(), Secret.HIDDEN);
				}
			}
		}
		return hidden;
	}

	/**
	 * Those that are known.
	 *
	 * @return by id; never fails
	 */
	public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
		var found = new HashMap<>(told.getOrDefault(machine, Map.of()));
		found.keySet().retainAll(ids);
		var rest = new HashSet<>(ids);
		rest.removeAll(found.keySet());
		return rest.isEmpty()
				? CompletableFuture.completedFuture(Map.copyOf(found))
				: keeper.find(machine, rest).exceptionally(_ -> Map.of()).thenApply(kept -> {
					kept.forEach((id, secret) -> tell(machine, id, secret));
					found.putAll(kept);
					return Map.copyOf(found);
				});
	}
}
