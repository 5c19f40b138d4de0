package org.wheelhouse.ui.devices.memory;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.model.live.MemoryState;

/** What is listed of a machine's memory: slots by their numbers, then what is in none. */
final class MemoryRows {

	private MemoryRows() {
		// holds no state
	}

	/** Each a {@link MemoryDevice} or a {@link FreeSlot}. */
	static List<?> of(MemoryState state) {
		return Stream.<Object>concat(state.getDevices().stream(), state.getFreeSlots().stream().map(FreeSlot::new))
				.sorted(Comparator.comparingInt(MemoryRows::order)).toList();
	}

	private static int order(Object row) {
		return switch (row) {
			case FreeSlot free -> free.number();
			case MemoryDevice device when device.getSlot() >= 0 -> device.getSlot();
			default -> Integer.MAX_VALUE;
		};
	}
}
