package org.wheelhouse.core.state;

import java.util.List;

/**
 * The virtual CPUs of a machine and the places for them.
 *
 * @param cpus        by index
 * @param slots       all places, free ones too, the lowest first
 * @param slotsUntold why there are no places, in one sentence; empty when there are some
 * @param plugRefusal why no CPU may be plugged in now, in one sentence; empty when one may, or when no place is free
 */
public record Processors(List<VirtualCpu> cpus, List<CpuSlot> slots, String slotsUntold, String plugRefusal) {

	public Processors {
		cpus = List.copyOf(cpus);
		slots = List.copyOf(slots);
	}

	/** CPUs of which no places are known. */
	public Processors(List<VirtualCpu> cpus) {
		this(cpus, List.of(), "", "");
	}

	/** The same with other CPUs. */
	Processors with(List<VirtualCpu> changed) {
		return new Processors(changed, slots, slotsUntold, plugRefusal);
	}
}
