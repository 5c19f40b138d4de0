package org.wheelhouse.core.internal.registry;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.List;
import java.util.Set;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.MachineSnapshot;
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
		var defined = !snapshot.identity().definitionPath().isEmpty();
		list.apply(snapshot.gestures().stream().map(
				gesture -> new Shown(gesture,
						defined ? next(gesture.device(), snapshot.differences()) : NextStart.NOT_KNOWN))
				.toList(), row.getGestures());
	}

	/** The definition says what runs unless a difference tells otherwise. */
	private static NextStart next(DeviceGesture.Subject device, List<Difference> differences) {
		var told = kinds(device);
		return differences.stream().filter(difference -> told.contains(difference.kind()))
				.anyMatch(difference -> difference.kind() == Difference.Kind.MEMORY
						|| difference.subject().equals(device.id()))
								? NextStart.AS_BEFORE
								: NextStart.KEPT;
	}

	private static Set<Difference.Kind> kinds(DeviceGesture.Subject device) {
		return switch (device.kind()) {
			case PLUG, UNPLUG -> device.type().equals("pc-dimm")
					? Set.of(Difference.Kind.MEMORY)
					: Set.of(Difference.Kind.PLUGGED, Difference.Kind.MISSING);
			case MOVE -> Set.of(Difference.Kind.PLUGGED);
			case LINK -> Set.of(Difference.Kind.LINK);
			case MEDIUM -> Set.of(Difference.Kind.MEDIUM);
		};
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
