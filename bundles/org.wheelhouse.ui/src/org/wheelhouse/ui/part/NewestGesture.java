package org.wheelhouse.ui.part;

import java.util.Optional;

import org.wheelhouse.model.live.DeviceGesture;
import org.wheelhouse.model.live.GestureOrigin;
import org.wheelhouse.model.live.Machine;

/** What Edit &gt; Undo is about on a machine. Model thread. */
public final class NewestGesture {

	private NewestGesture() {
		// looks at the model
	}

	/**
	 * The last thing that a person here has done to a device of a machine, and that has not come to nothing; whether it can be
	 * taken back it says itself. Empty when there is none.
	 */
	public static Optional<DeviceGesture> of(Machine machine) {
		return machine.getGestures().reversed().stream()
				.filter(gesture -> gesture.getOrigin() != GestureOrigin.OTHER_CLIENT && gesture.getUndoes() == 0)
				.filter(NewestGesture::counts).findFirst();
	}

	/** Whether it can be taken back now. */
	public static boolean isPossible(DeviceGesture gesture) {
		return !gesture.getUndo().isEmpty() && gesture.getUndoRefusal().isEmpty();
	}

	private static boolean counts(DeviceGesture gesture) {
		return switch (gesture.getState()) {
			case RUNNING, WAITING, SILENT, AT_RESET, DONE -> true;
			case REFUSED, FAILED, NOT_KNOWN, UNDONE -> false;
		};
	}
}
