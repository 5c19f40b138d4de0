package org.wheelhouse.core.state;

import org.wheelhouse.model.live.MachineState;

/**
 * What a machine is doing and why.
 *
 * @param state      as one glyph tells it
 * @param status     QEMU's own word, for example {@code io-error}; the last known one when it does not answer
 * @param detail     why it is in this state, in one sentence; empty when there is nothing to say
 * @param endingText how its process ended, with its last words; empty while it runs
 * @param peerId     the machine at the other end of its migration; empty when there is none
 * @param advice     what to do about it; empty when there is nothing to do
 */
public record MachineCondition(MachineState state, String status, String detail, String endingText, String peerId,
		String advice) {

	/** A condition about which there is nothing to do. */
	public MachineCondition(MachineState state, String status, String detail, String endingText, String peerId) {
		this(state, status, detail, endingText, peerId, "");
	}

	/** The same machine in another state, for this reason. */
	public MachineCondition in(MachineState other, String why) {
		return in(other, why, "");
	}

	/** The same machine in another state, for this reason, about which this is to be done. */
	public MachineCondition in(MachineState other, String why, String what) {
		return new MachineCondition(other, status, why, "", peerId, what);
	}

	/** The same with the machine at the other end of its migration. */
	public MachineCondition withPeer(String id) {
		return new MachineCondition(state, status, detail, endingText, id, advice);
	}

	/** The same with another reason and what to do about it. */
	public MachineCondition because(String why, String what) {
		return new MachineCondition(state, status, why, endingText, peerId, what);
	}
}
