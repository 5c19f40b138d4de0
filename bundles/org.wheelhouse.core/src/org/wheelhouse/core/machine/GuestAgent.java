package org.wheelhouse.core.machine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The agent in a machine's guest (qemu-guest-agent), asked over the socket to which its port leads. It serves one program at
 * a time, so each question connects, asks and leaves, and questions wait for each other. Any thread; nothing blocks.
 */
public interface GuestAgent {

	/** The name of the port of virtio-serial by which the agent knows it. */
	String PORT = "org.qemu.guest_agent.0";

	/** How long a question takes at most, with what it waits for. */
	Duration PATIENCE = Duration.ofSeconds(2);

	/** Of a machine whose agent cannot be asked. */
	GuestAgent NONE = _ -> CompletableFuture
			.completedFuture(new Answer.Untold("The guest's agent cannot be asked here", false));

	/** What came of a question. */
	sealed interface Answer {

		/** @param value what the agent returned */
		record Told(JsonNode value) implements Answer {}

		/**
		 * Nothing was told.
		 *
		 * @param why    half a sentence that begins with a capital letter, without a full stop
		 * @param silent whether an agent that should be there was waited for in vain
		 */
		record Untold(String why, boolean silent) implements Answer {}
	}

	/**
	 * Asks something that changes nothing in the guest.
	 *
	 * @param command of the agent's, without arguments, for example {@code guest-get-fsinfo}
	 * @return the answer, after {@link #PATIENCE} at the latest; never fails
	 */
	CompletableFuture<Answer> ask(String command);
}
