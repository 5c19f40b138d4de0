package org.wheelhouse.core;

import org.wheelhouse.model.live.MachineState;

/**
 * What a machine is doing and why.
 *
 * @param state      as one glyph tells it
 * @param status     QEMU's own word, for example {@code io-error}; the last known one when it does not answer
 * @param detail     why it is in this state, in one sentence; empty when there is nothing to say
 * @param endingText how its process ended, with its last words; empty while it runs
 * @param peerId     the machine at the other end of its migration; empty when there is none
 */
public record MachineCondition(MachineState state, String status, String detail, String endingText, String peerId) {

	/** The same machine in another state, for this reason. */
	public MachineCondition in(MachineState other, String why) {
		return new MachineCondition(other, status, why, "", peerId);
	}

	/** The same with the machine at the other end of its migration. */
	public MachineCondition withPeer(String id) {
		return new MachineCondition(state, status, detail, endingText, id);
	}
}
