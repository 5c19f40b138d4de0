package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The memory of a machine. Sizes are bytes.
 *
 * @param base      from the start
 * @param plugged   in memory devices
 * @param maximum   that it may have
 * @param slotCount slots for DIMMs; empty when not known
 * @param devices   in QEMU's order
 * @param balloon   empty when it has none
 */
public record InstalledMemory(long base, long plugged, OptionalLong maximum, OptionalInt slotCount,
		List<MemoryDevice> devices, Optional<BalloonFigures> balloon) {

	/** The least that QEMU takes as a DIMM. */
	private static final long LEAST = 2 << 20;

	public InstalledMemory {
		devices = List.copyOf(devices);
	}

	/** The numbers of the slots without a DIMM. */
	public List<Integer> freeSlots() {
		return IntStream.range(0, slotCount.orElse(0))
				.filter(slot -> devices.stream().noneMatch(device -> device.slot().orElse(-1) == slot)).boxed()
				.toList();
	}

	/** What could still be plugged in; empty when not known. */
	public OptionalLong room() {
		var taken = base + devices.stream().mapToLong(device -> device.maximum().orElse(device.size())).sum();
		return maximum.isPresent() ? OptionalLong.of(maximum.getAsLong() - taken) : OptionalLong.empty();
	}

	/** Why no DIMM may be plugged in now, in one sentence; empty when one may, as far as is known. */
	public String plugRefusal() {
		if (slotCount.isPresent() && slotCount.getAsInt() == 0) {
			return "It has no slots for memory: they are made at the start by -m slots=…,maxmem=….";
		}
		if (slotCount.isPresent() && freeSlots().isEmpty()) {
			return "All of its " + slotCount.getAsInt() + " slots are taken.";
		}
		return fullRefusal();
	}

	/** Why no more memory of any kind may come, in one sentence; empty when some may, as far as is known. */
	public String fullRefusal() {
		return room().orElse(Long.MAX_VALUE) < LEAST
				? "It has all the memory that maxmem allows: more is allowed at the start by -m …,maxmem=…."
				: "";
	}
}
