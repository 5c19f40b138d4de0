package org.wheelhouse.core.state;

import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.model.live.GestureOrigin;
import org.wheelhouse.model.live.GestureState;

/**
 * Something that was done to a device while the machine ran.
 *
 * @param number      in the order in which they were begun, from 1 on
 * @param label       what was done, for example {@code Plug virtio-net-pci net1}
 * @param device      what it was done to
 * @param origin      who did it
 * @param sinceMillis when it was begun, epoch milliseconds
 * @param outcome     how far it is
 * @param undoes      the number of the gesture that this one takes back; 0 for none
 * @param undo        what takes it back
 */
public record DeviceGesture(int number, String label, Subject device, GestureOrigin origin, long sinceMillis,
		Outcome outcome, int undoes, Undo undo) {

	/**
	 * What it was done to.
	 *
	 * @param kind  of gesture
	 * @param id    of the device; the QOM path of one without
	 * @param type  QEMU's; empty when not known
	 * @param place where it is then, in words; empty when not known
	 */
	public record Subject(GestureKind kind, String id, String type, String place) {

		private static final String DIMM = "pc-dimm";

		/** Whether a difference from the definition is what has been done here. */
		public boolean isTold(Difference difference) {
			boolean ofIt = difference.subject().equals(id);
			return switch (difference.kind()) {
				case PLUGGED -> ofIt && (kind == GestureKind.PLUG || kind == GestureKind.MOVE);
				case MISSING -> ofIt && kind == GestureKind.UNPLUG;
				case MEMORY -> type.equals(DIMM) && (kind == GestureKind.PLUG || kind == GestureKind.UNPLUG);
				case MEDIUM -> ofIt && kind == GestureKind.MEDIUM;
				case LINK -> ofIt && kind == GestureKind.LINK;
				case NETWORK -> ofIt && kind == GestureKind.NETWORK;
				case IMAGE, THROTTLE, BALLOON, OPTION -> false;
			};
		}
	}

	/**
	 * How far it is.
	 *
	 * @param text what is known of it, a sentence for a person without its full stop; empty when there is nothing to say
	 */
	public record Outcome(GestureState state, String text) {

		/** Whether it may still come to another end. */
		public boolean isOpen() {
			return switch (state) {
				case RUNNING, WAITING, SILENT, AT_RESET -> true;
				case REFUSED, FAILED, NOT_KNOWN, DONE, UNDONE -> false;
			};
		}
	}

	/**
	 * What takes it back.
	 *
	 * @param label   of the operation; empty where nothing does
	 * @param refusal why it cannot be taken back now, a sentence for a person without its full stop; empty when it can
	 */
	public record Undo(String label, String refusal) {

		/** Nothing takes it back, or not any more. */
		public static final Undo NONE = new Undo("", "");

		/** Whether it can be taken back now. */
		public boolean isPossible() {
			return !label.isEmpty() && refusal.isEmpty();
		}
	}

	/** The same, so far. */
	public DeviceGesture with(Outcome now) {
		return new DeviceGesture(number, label, device, origin, sinceMillis, now, undoes, undo);
	}

	/** The same, taken back so. */
	public DeviceGesture with(Undo now) {
		return new DeviceGesture(number, label, device, origin, sinceMillis, outcome, undoes, now);
	}
}
