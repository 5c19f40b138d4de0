package org.wheelhouse.core.internal.session;

import java.util.List;

/** What can be told of a machine's process from outside. */
sealed interface ProcessStatus {

	/** It exists. */
	record Alive() implements ProcessStatus {}

	/** Its process id is not known, or it runs where nothing can be asked. */
	record Unknown() implements ProcessStatus {}

	/**
	 * It has ended.
	 *
	 * @param text      how, for a person
	 * @param lastLines what it wrote last
	 * @param certain   whether nothing more will be learned by waiting
	 */
	record Ended(String text, List<String> lastLines, boolean certain) implements ProcessStatus {}
}
