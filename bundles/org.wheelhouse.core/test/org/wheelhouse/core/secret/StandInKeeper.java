package org.wheelhouse.core.secret;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.host.Secret;

/** Keeps in memory. */
public final class StandInKeeper implements SecretKeeper {

	private final Map<String, Map<String, Secret>> kept = new HashMap<>();

	@Override
	public CompletableFuture<Boolean> isThere() {
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public CompletableFuture<Map<String, Secret>> find(String machine, Set<String> ids) {
		return CompletableFuture.completedFuture(kept.getOrDefault(machine, Map.of()).entrySet().stream()
				.filter(entry -> ids.contains(entry.getKey()))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	@Override
	public CompletableFuture<Boolean> keep(String machine, Map<String, Secret> secrets) {
		kept.put(machine, new HashMap<>(secrets));
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public CompletableFuture<Boolean> forget(String machine) {
		return CompletableFuture.completedFuture(kept.remove(machine) != null);
	}

	@Override
	public CompletableFuture<Boolean> forget(String machine, String id) {
		return CompletableFuture.completedFuture(kept.getOrDefault(machine, Map.of()).remove(id) != null);
	}

	@Override
	public CompletableFuture<Map<String, List<String>>> kept() {
		return CompletableFuture.completedFuture(kept.entrySet().stream()
				.collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue().keySet()))));
	}
}
