package org.wheelhouse.core.internal.machine;

import java.util.List;

/** What can be told of a machine's process from outside. */
sealed interface Whereabouts {

	/** It exists. */
	record Alive() implements Whereabouts {}

	/** Its process id is not known, or it runs where nothing can be asked. */
	record Unknown() implements Whereabouts {}

	/**
	 * It has ended.
	 *
	 * @param text      how, for a person
	 * @param lastLines what it wrote last
	 * @param certain   whether nothing more will be learned by waiting
	 */
	record Ended(String text, List<String> lastLines, boolean certain) implements Whereabouts {}
}
