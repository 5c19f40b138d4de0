package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What came of asking a guest to let go of a device. */
public sealed interface UnplugResult {

	/**
	 * The device is gone.
	 *
	 * @param remarks what could not be removed with it, each a sentence for a person; empty when nothing is left
	 */
	record Unplugged(List<String> remarks) implements UnplugResult {
		public Unplugged {
			remarks = List.copyOf(remarks);
		}
	}

	/**
	 * The guest has said nothing in time. The device is still asked for, and goes when the guest lets go or is reset.
	 *
	 * @param text what is known, a sentence for a person
	 * @param late completes when the device has gone after all; fails when the machine ends before
	 */
	record Silent(String text, CompletableFuture<Unplugged> late) implements UnplugResult {}

	/**
	 * The guest refused to let go.
	 *
	 * @param text a sentence for a person
	 */
	record Refused(String text) implements UnplugResult {}
}
