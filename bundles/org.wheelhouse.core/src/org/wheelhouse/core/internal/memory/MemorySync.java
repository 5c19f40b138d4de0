package org.wheelhouse.core.internal.memory;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Optional;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.BalloonFigures;
import org.wheelhouse.core.state.BalloonFigures.Figure;
import org.wheelhouse.core.state.InstalledMemory;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MemoryDevice;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.model.live.BalloonState;
import org.wheelhouse.model.live.GuestStatistic;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MemoryState;

/** Copies the memory; devices are matched by id, figures by name. */
final class MemorySync {

	private final KeyedList<Figure, GuestStatistic> statistics = new KeyedList<>(Figure::name, GuestStatistic::getName,
			LiveFactory.eINSTANCE::createGuestStatistic, MemorySync::statistic);

	void apply(InstalledMemory memory, MachineSnapshot snapshot, MemoryState state) {
		new FeatureWriter(state).set(MEMORY_STATE__BASE_BYTES, memory.base())
				.set(MEMORY_STATE__PLUGGED_BYTES, memory.plugged())
				.set(MEMORY_STATE__MAXIMUM_BYTES, memory.maximum().orElse(-1))
				.set(MEMORY_STATE__SLOT_COUNT, memory.slotCount().orElse(-1))
				.set(MEMORY_STATE__PLUG_REFUSAL, memory.plugRefusal());
		if (!state.getFreeSlots().equals(memory.freeSlots())) {
			state.getFreeSlots().clear();
			state.getFreeSlots().addAll(memory.freeSlots());
		}
		new KeyedList<MemoryDevice, org.wheelhouse.model.live.MemoryDevice>(MemoryDevice::key,
				org.wheelhouse.model.live.MemoryDevice::getKey, LiveFactory.eINSTANCE::createMemoryDevice,
				(target, device) -> device(target, device, snapshot)).apply(memory.devices(), state.getDevices());
		balloon(memory.balloon(), state);
	}

	private static void device(org.wheelhouse.model.live.MemoryDevice target, MemoryDevice device,
			MachineSnapshot snapshot) {
		var leaves = Optional.ofNullable(snapshot.leaving().get(device.id()));
		new FeatureWriter(target).set(MEMORY_DEVICE__KEY, device.key()).set(MEMORY_DEVICE__ID, device.id())
				.set(MEMORY_DEVICE__KIND, device.kind()).set(MEMORY_DEVICE__QOM_PATH, device.qomPath())
				.set(MEMORY_DEVICE__SLOT, device.slot().orElse(-1)).set(MEMORY_DEVICE__ADDRESS, device.address())
				.set(MEMORY_DEVICE__SIZE_BYTES, device.size())
				.set(MEMORY_DEVICE__REQUESTED_BYTES, device.requested().orElse(-1))
				.set(MEMORY_DEVICE__MAXIMUM_BYTES, device.maximum().orElse(-1))
				.set(MEMORY_DEVICE__BLOCK_BYTES, device.block().orElse(-1))
				.set(MEMORY_DEVICE__NODE_ID, device.node().orElse(-1)).set(MEMORY_DEVICE__MEMDEV, device.memdev())
				.set(MEMORY_DEVICE__HOTPLUGGED, device.hotplugged())
				.set(MEMORY_DEVICE__UNPLUG_REFUSAL, device.unplugRefusal())
				.set(MEMORY_DEVICE__LEAVING_SINCE_MILLIS, leaves.map(PendingUnplug::sinceMillis).orElse(0L))
				.set(MEMORY_DEVICE__LEAVING_TEXT,
						leaves.filter(PendingUnplug::isLeaving).map(PendingUnplug::text).orElse(""))
				.set(MEMORY_DEVICE__REFUSAL_TEXT,
						leaves.filter(PendingUnplug::isRefused).map(PendingUnplug::text).orElse(""));
	}

	private void balloon(Optional<BalloonFigures> told, MemoryState state) {
		if (told.isEmpty()) {
			state.setBalloon(null);
			return;
		}
		var shown = Optional.<BalloonState>ofNullable(state.getBalloon())
				.orElseGet(LiveFactory.eINSTANCE::createBalloonState);
		var figures = told.get();
		statistics.apply(figures.statistics(), shown.getStatistics());
		// The time last: who draws them by it finds the figures beside it.
		new FeatureWriter(shown).set(BALLOON_STATE__QOM_PATH, figures.qomPath())
				.set(BALLOON_STATE__ACTUAL_BYTES, figures.actual())
				.set(BALLOON_STATE__TARGET_BYTES, figures.target().orElse(-1))
				.set(BALLOON_STATE__FLOOR_BYTES, figures.floor())
				.set(BALLOON_STATE__FLOOR_REASON, figures.floorReason())
				.set(BALLOON_STATE__STATISTICS_MILLIS, figures.statisticsMillis());
		new FeatureWriter(state).set(MEMORY_STATE__BALLOON, shown);
	}

	private static void statistic(GuestStatistic target, Figure figure) {
		new FeatureWriter(target).set(GUEST_STATISTIC__NAME, figure.name())
				.set(GUEST_STATISTIC__VALUE, figure.value());
	}
}
