package org.wheelhouse.ui.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;

/** What a person calls machines and knows their secrets by. Any thread; never blocks nor fails. */
public interface SecretUses {

	/**
	 * Of one machine.
	 *
	 * @param machine what a person calls it
	 * @param uses    what its secrets are for, by id, as far as its definition tells
	 */
	record Told(String machine, Map<String, String> uses) {}

	/** What is told of the machine with this key. */
	CompletableFuture<Told> of(String id);

	/** As the definitions say it. */
	static SecretUses of(MachineRegistry registry) {
		return id -> registry.snapshot(id).flatMap(known -> registry.host(id).map(host -> {
			var name = known.facts().name();
			var none = new Told(name, Map.of());
			var path = known.identity().definitionPath();
			return path.isEmpty()
					? CompletableFuture.completedFuture(none)
					: host.files().read(Path.of(path), 0, LONGEST)
							.thenApply(bytes -> bytes.map(text -> new Told(name, uses(text))).orElse(none))
							.exceptionally(_ -> none);
		})).orElseGet(() -> CompletableFuture.completedFuture(new Told(
				registry.remoteHosts().find(id).map(KeptHost::label).orElse(id), Map.of())));
	}

	/** Of a definition; the rest is of no interest here. */
	int LONGEST = 1 << 20;

	private static Map<String, String> uses(byte[] text) {
		try {
			return SecretNeed.of(DefinitionText.parse(new String(text, StandardCharsets.UTF_8)).options()).stream()
					.collect(Collectors.toMap(SecretNeed::id, SecretNeed::use));
		} catch (CommandLineException _) {
			return Map.of();
		}
	}
}
