package org.wheelhouse.core.internal.store;

import java.util.List;

import org.wheelhouse.core.MachineFacts;
import org.wheelhouse.core.MachineIdentity;

/**
 * What is kept of a machine. Fields are texts and numbers as JSON has them; what an older version did not write is empty.
 *
 * @param identity   what it is to the workbench
 * @param facts      what QEMU last said of itself
 * @param hostedId   what its host calls it; empty when it was not launched
 * @param running    whether it was, when last seen
 * @param endingText how it ended
 * @param journal    what was plugged in
 */
public record KnownMachine(MachineIdentity identity, MachineFacts facts, String hostedId, boolean running,
		String endingText, List<Plugged> journal) {

	public KnownMachine {
		journal = List.copyOf(journal);
	}

	/**
	 * An entry of the journal.
	 *
	 * @param backendCommand   empty when there is no back end
	 * @param backendArguments JSON; empty when there is no back end
	 * @param createdMillis    epoch milliseconds
	 */
	public record Plugged(String deviceId, String deviceArguments, String backendCommand, String backendArguments,
			long createdMillis) {}

	/** The key of the row. */
	public String id() {
		return identity.id();
	}
}
