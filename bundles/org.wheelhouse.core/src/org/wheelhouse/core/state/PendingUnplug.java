package org.wheelhouse.core.state;

import org.wheelhouse.model.live.LeavingState;

/**
 * A device whose removal was asked for, and that has not gone.
 *
 * @param sinceMillis when it was asked for last, epoch milliseconds
 * @param state       how far it is
 * @param way         how the guest was asked
 * @param theirs      another client asked for it
 * @param text        what is known of it, a sentence for a person without its full stop
 */
public record PendingUnplug(long sinceMillis, LeavingState state, UnplugWay way, boolean theirs, String text) {

	/** Whether it may go at any moment: not when the guest refused. */
	public boolean isLeaving() {
		return state != LeavingState.REFUSED && state != LeavingState.STAYS;
	}

	/** Whether the guest, or QEMU for it, has refused. */
	public boolean isRefused() {
		return state == LeavingState.REFUSED;
	}
}
