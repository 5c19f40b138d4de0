package org.wheelhouse.ui.definition.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;

/**
 * What comes of the entries. Immutable.
 *
 * @param definition what will be written, also while something is missing
 * @param steps      what Finish will do, in order
 * @param said       what there is to know of an entry
 * @param problems   what is wrong with an entry, in a sentence that says what to do
 * @param suggested  what stands in entries that nobody has touched
 * @param until      more is known when this completes; it never fails
 * @param making     makes it; empty while something is missing
 */
record Proposal(String definition, List<String> steps, Map<Entry, Said> said, Map<Entry, String> problems,
		Map<Entry, String> suggested, Optional<CompletableFuture<?>> until, Optional<Making> making) {

	/**
	 * What there is to know.
	 *
	 * @param good whether it has been looked at and is well
	 */
	record Said(String words, boolean good) {}

	/** Makes a machine. */
	interface Making {

		/**
		 * Makes every file, or none. Any thread; nothing blocks.
		 *
		 * @return its definition
		 */
		Undertaking<Path> make(Progress progress);
	}
}
