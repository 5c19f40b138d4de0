package org.wheelhouse.core.internal.store;

import java.util.List;

import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;

/**
 * What is kept of a machine. Fields are texts and numbers as JSON has them; what an older version did not write is empty.
 *
 * @param identity   what it is to the workbench
 * @param facts      what QEMU last said of itself
 * @param hostedId   what its host calls it; empty when it was not launched
 * @param running    whether it was, when last seen
 * @param endingText how it ended
 * @param journal    what was plugged in
 * @param past       what else became of it
 */
public record KnownMachine(MachineIdentity identity, MachineFacts facts, String hostedId, boolean running,
		String endingText, List<Plugged> journal, Past past) {

	public KnownMachine {
		journal = List.copyOf(journal);
	}

	/** One of which nothing else is known. */
	public KnownMachine(MachineIdentity identity, MachineFacts facts, String hostedId, boolean running,
			String endingText, List<Plugged> journal) {
		this(identity, facts, hostedId, running, endingText, journal, Past.NOTHING);
	}

	/**
	 * What became of a machine but for its end. Texts are empty where that did not happen.
	 *
	 * @param notStarted why it could not be started the last time
	 * @param advice     what to do about that
	 * @param movedTo    the machine to which its guest has moved
	 * @param migrated   whether others had migrated its guest when it was last seen
	 */
	public record Past(String notStarted, String advice, String movedTo, boolean migrated) {

		/** Nothing of note. */
		public static final Past NOTHING = new Past("", "", "", false);

		/** Of a machine that is in this condition and has no process. */
		public static Past failed(MachineCondition condition) {
			return new Past(condition.detail(), condition.advice(), "", false);
		}

		/** The same with where its guest is now. */
		public Past movedTo(String id) {
			return new Past(notStarted, advice, id, migrated);
		}

		/** The same with whether others had migrated its guest. */
		public Past migrated(boolean gone) {
			return new Past(notStarted, advice, movedTo, gone);
		}
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
