package org.wheelhouse.core.internal.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.trust.DefinitionEffects;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.CommandLineException;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;

/** {@link TrustedDefinitions} of one computer. Any thread; nothing blocks, and no future fails. */
public record HostTrust(TrustedDefinitions trusted, Host host) {

	/** What a person has to see before this is started; empty when there is nothing, or it was seen. */
	public CompletableFuture<Optional<DefinitionEffects>> unseen(Path file, DefinitionText definition) {
		return DefinitionEffects.look(host, DefinitionFile.folder(file), definition)
				.thenApply(effects -> Optional.of(effects).filter(
						some -> !some.effects().isEmpty() && !trusted.has(host.id(), some.mark())));
	}

	/** A person has seen this, and wants it started. */
	public void trust(DefinitionEffects seen) {
		trusted.add(host.id(), seen.mark());
	}

	/**
	 * A person has written a definition here: where the one from which it was made may be started unasked, so may this one.
	 *
	 * @param before empty for one that was made anew
	 */
	public CompletableFuture<Void> written(Optional<WrittenDefinition> before, WrittenDefinition after) {
		return before.map(this::isSeen).orElseGet(() -> CompletableFuture.completedFuture(true))
				.thenCompose(seen -> seen ? trust(after) : CompletableFuture.allOf());
	}

	private CompletableFuture<Boolean> isSeen(WrittenDefinition written) {
		return parsed(written).map(text -> unseen(written.file(), text).thenApply(Optional::isEmpty))
				.orElseGet(() -> CompletableFuture.completedFuture(false));
	}

	private CompletableFuture<Void> trust(WrittenDefinition written) {
		return parsed(written).map(text -> unseen(written.file(), text)
				.thenAccept(unseen -> unseen.ifPresent(this::trust))).orElseGet(CompletableFuture::allOf);
	}

	/** Empty for what is no command line: it cannot be started either. */
	private static Optional<DefinitionText> parsed(WrittenDefinition written) {
		try {
			return Optional.of(DefinitionText.parse(written.text()));
		} catch (CommandLineException _) {
			return Optional.empty();
		}
	}
}
