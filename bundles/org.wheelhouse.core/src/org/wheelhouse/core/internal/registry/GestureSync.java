package org.wheelhouse.core.internal.registry;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.HashMap;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.model.live.GestureState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.NextStart;

/** Copies what was done to devices, oldest first, and what the next start makes of it. */
final class GestureSync {

	/** One with what the next start makes of it. */
	private record Shown(DeviceGesture gesture, NextStart next) {}

	private final KeyedList<Shown, org.wheelhouse.model.live.DeviceGesture> list = new KeyedList<>(
			shown -> Integer.toString(shown.gesture.number()), gesture -> Integer.toString(gesture.getNumber()),
			LiveFactory.eINSTANCE::createDeviceGesture, GestureSync::gesture);

	void apply(MachineSnapshot snapshot, Machine row) {
		var gestures = snapshot.gestures();
		var last = new HashMap<String, DeviceGesture>();
		gestures.stream().filter(gesture -> gesture.outcome().state() == GestureState.DONE)
				.forEach(gesture -> last.put(gesture.device().id(), gesture));
		list.apply(gestures.stream()
				.map(gesture -> new Shown(gesture,
						last.get(gesture.device().id()) == gesture ? next(gesture, snapshot) : NextStart.NOT_KNOWN))
				.toList(), row.getGestures());
	}

	/** The definition says what runs unless a difference tells otherwise; of places of devices it tells nothing. */
	private static NextStart next(DeviceGesture gesture, MachineSnapshot snapshot) {
		if (snapshot.identity().definitionPath().isEmpty()) {
			return NextStart.NOT_KNOWN;
		}
		return snapshot.differences().stream().anyMatch(gesture.device()::isTold)
				? NextStart.AS_BEFORE
				: gesture.device().kind() == GestureKind.MOVE ? NextStart.NOT_KNOWN : NextStart.KEPT;
	}

	private static void gesture(org.wheelhouse.model.live.DeviceGesture target, Shown shown) {
		var gesture = shown.gesture;
		new FeatureWriter(target).set(DEVICE_GESTURE__NUMBER, gesture.number())
				.set(DEVICE_GESTURE__LABEL, gesture.label()).set(DEVICE_GESTURE__KIND, gesture.device().kind())
				.set(DEVICE_GESTURE__DEVICE, gesture.device().id()).set(DEVICE_GESTURE__TYPE, gesture.device().type())
				.set(DEVICE_GESTURE__PLACE, gesture.device().place()).set(DEVICE_GESTURE__ORIGIN, gesture.origin())
				.set(DEVICE_GESTURE__SINCE_MILLIS, gesture.sinceMillis())
				.set(DEVICE_GESTURE__TEXT, gesture.outcome().text()).set(DEVICE_GESTURE__UNDOES, gesture.undoes())
				.set(DEVICE_GESTURE__UNDO, gesture.undo().label())
				.set(DEVICE_GESTURE__UNDO_REFUSAL, gesture.undo().refusal())
				.set(DEVICE_GESTURE__NEXT_START, shown.next).set(DEVICE_GESTURE__STATE, gesture.outcome().state());
	}
}
