package org.wheelhouse.core.machine;

import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.model.live.Lock;

/**
 * Why nothing but questions is sent to a machine.
 *
 * @param what   a sentence without its full stop
 * @param advice how to have it otherwise, in whole sentences
 */
public record ReadOnly(String what, String advice) {

	/** What holds for a machine; empty where nothing does. */
	public static Optional<ReadOnly> of(Lock lock, String machine, String computer) {
		return switch (lock) {
			case NONE -> Optional.empty();
			case MACHINE -> Optional.of(new ReadOnly(machine + " is read-only: nothing is sent to it but questions",
					"Take its lock off first (Machine > Take Lock Off)."));
			case HOST -> Optional.of(new ReadOnly(
					machine + " is on " + computer + ", which is read-only: nothing is sent there but questions",
					"Take the lock of that computer off first, in the list of machines."));
			case UNKNOWN -> Optional.of(new ReadOnly(
					"It cannot be read whether " + machine + " is read-only, so nothing"
							+ " is sent to it but questions",
					"The row of " + computer + " says what is the matter with the list of what is."));
		};
	}

	/** Says so of something that is not done. */
	public CoreException refusal() {
		return new CoreException(what + ".", advice, null);
	}

	/** In one text. */
	public String text() {
		return what + ". " + advice;
	}
}
