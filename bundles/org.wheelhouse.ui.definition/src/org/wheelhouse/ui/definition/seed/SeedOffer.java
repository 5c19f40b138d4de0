package org.wheelhouse.ui.definition.seed;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.creation.CloudSeed;
import org.wheelhouse.core.creation.FirstBoot;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.host.DefinitionText;

/** What can be done about the seed of a machine now. Immutable. */
sealed interface SeedOffer {

	/** Nothing. */
	record None() implements SeedOffer {}

	/** @param text of the definition without it */
	record Remove(String text) implements SeedOffer {}

	/** @param file that nobody uses any more */
	record Delete(Path file) implements SeedOffer {}

	/**
	 * @param definition as it is edited now; empty while it cannot be read
	 * @param saved      whether that is in its file
	 * @param events     of the machine
	 * @param running    since when it runs
	 * @param unused     the file of a seed that nobody uses
	 */
	static SeedOffer of(Optional<DefinitionText> definition, boolean saved, List<LoggedEvent> events,
			Optional<Instant> running, Instant now, Optional<Path> unused) {
		if (definition.isEmpty()) {
			return new None();
		}
		var text = definition.get();
		var options = CloudSeed.optionsOf(text);
		if (options.isEmpty()) {
			return unused.filter(_ -> saved).<SeedOffer>map(Delete::new).orElseGet(None::new);
		}
		return FirstBoot.isSeen(events, running, now) ? new Remove(text.without(options).text()) : new None();
	}
}
