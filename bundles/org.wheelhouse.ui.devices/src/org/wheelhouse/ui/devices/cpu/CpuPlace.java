package org.wheelhouse.ui.devices.cpu;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.ui.devices.slot.SlotTile;

/** A virtual CPU, its place, or both: a free place has no CPU, and a machine that takes none while it runs tells no places. */
record CpuPlace(Optional<Cpu> cpu, Optional<CpuSlot> slot) {

	/** All of a machine, in the order of their places. */
	static List<CpuPlace> all(CpuState state) {
		var slots = state.getSlots().stream().map(CpuPlace::of);
		var placed = state.getSlots().stream().map(CpuSlot::getCpu).filter(Objects::nonNull).toList();
		return Stream.concat(slots, state.getCpus().stream().filter(cpu -> !placed.contains(cpu))
				.map(cpu -> new CpuPlace(Optional.of(cpu), Optional.empty()))).toList();
	}

	private static CpuPlace of(CpuSlot slot) {
		return new CpuPlace(Optional.ofNullable(slot.getCpu()), Optional.of(slot));
	}

	/** What an element of the model stands for. */
	static Optional<CpuPlace> of(Object element) {
		return switch (element) {
			case CpuSlot slot -> Optional.of(of(slot));
			case Cpu cpu -> Optional.of(new CpuPlace(Optional.of(cpu), slotOf(cpu)));
			default -> Optional.empty();
		};
	}

	private static Optional<CpuSlot> slotOf(Cpu cpu) {
		return cpu.eContainer() instanceof CpuState state
				? state.getSlots().stream().filter(slot -> slot.getCpu() == cpu).findFirst()
				: Optional.empty();
	}

	/** What is selected by a click on it: the CPU or, where none is, the place. */
	EObject element() {
		return cpu.<EObject>map(known -> known).orElseGet(() -> slot.orElseThrow());
	}

	/** Whether nothing is in it. */
	boolean isFree() {
		return cpu.isEmpty() && slot.filter(place -> place.getQomPath().isEmpty()).isPresent();
	}

	/** How many places are before it; negative when QEMU tells none. */
	int position() {
		return slot.filter(place -> place.eContainer() instanceof CpuState)
				.map(place -> ((CpuState) place.eContainer()).getSlots().indexOf(place)).orElse(-1);
	}

	int socket() {
		return slot.map(CpuSlot::getSocketId).or(() -> cpu.map(Cpu::getSocketId)).orElse(-1);
	}

	int die() {
		return slot.map(CpuSlot::getDieId).or(() -> cpu.map(Cpu::getDieId)).orElse(-1);
	}

	int core() {
		return slot.map(CpuSlot::getCoreId).or(() -> cpu.map(Cpu::getCoreId)).orElse(-1);
	}

	int thread() {
		return slot.map(CpuSlot::getSmtThreadId).or(() -> cpu.map(Cpu::getSmtThreadId)).orElse(-1);
	}

	/** Whether the guest was asked to let go of it. */
	boolean isLeaving() {
		return slot.filter(place -> !place.getLeavingText().isEmpty()).isPresent();
	}

	/** Why the CPU in it stays; empty when it may leave. */
	String unplugRefusal() {
		return slot.map(CpuSlot::getUnplugRefusal).orElse(Messages.CpuPlace_stays);
	}

	/** How it looks. */
	SlotTile tile() {
		if (isFree()) {
			return element().eContainer() instanceof CpuState state && !state.getPlugRefusal().isEmpty()
					? SlotTile.CLOSED
					: SlotTile.FREE;
		}
		return slot.map(place -> SlotTile.of(place.getLeavingText(), place.getRefusalText())).orElse(SlotTile.TAKEN);
	}
}
