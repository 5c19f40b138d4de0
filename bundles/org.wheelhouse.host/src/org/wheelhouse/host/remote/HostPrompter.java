package org.wheelhouse.host.remote;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.Secret;

/** Who answers what is asked while a computer is connected. Called on a thread of the host; must not block. */
@FunctionalInterface
public interface HostPrompter {

	/** One that answers nothing: whoever needs a person is refused. */
	HostPrompter NOBODY = _ -> CompletableFuture.completedFuture(Optional.empty());

	/**
	 * Asks a person. The future is cancelled when the question is over before it was answered.
	 *
	 * @return what is answered, kept by nobody; empty gives the connection up
	 */
	CompletableFuture<Optional<Secret>> ask(HostPrompt prompt);
}
