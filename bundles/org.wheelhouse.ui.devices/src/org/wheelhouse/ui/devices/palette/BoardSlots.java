package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.devices.memory.MemoryView;

/**
 * What goes into the board and onto no bus: a processor, of the one type that the machine takes, and DIMMs. By the live model, so on
 * the UI thread.
 */
final class BoardSlots {

	/** QEMU's heading for them. */
	private static final String CPU = "CPU";

	private BoardSlots() {
	}

	/** The devices of a palette with what this machine tells of its places for processors and memory. */
	static List<PaletteEntry> told(List<PaletteEntry> entries, Machine machine) {
		var memory = Optional.ofNullable(machine.getMemory()).filter(state -> state.getSlotCount() >= 0);
		return Stream.concat(
				entries.stream().map(entry -> memory.filter(_ -> isDimm(entry.type()))
						.map(state -> dimm(entry.type(), state)).orElse(entry)),
				Optional.ofNullable(machine.getCpu()).filter(_ -> !entries.isEmpty())
						.filter(state -> !state.getSlots().isEmpty()).map(BoardSlots::processor).stream())
				.toList();
	}

	/** Whether it is memory for a slot, of which nothing is set yet. */
	static boolean isDimm(DeviceType type) {
		return type.name().equals(MemoryView.DIMM) && type.template().isEmpty();
	}

	/** Whether it is a processor. */
	static boolean isProcessor(DeviceType type) {
		return type.facts().filter(facts -> facts.categories().equals(List.of(CPU))).isPresent();
	}

	private static PaletteEntry dimm(DeviceType type, MemoryState memory) {
		return entry(type, memory.getFreeSlots().size(), memory.getPlugRefusal(), "");
	}

	private static PaletteEntry processor(CpuState cpus) {
		var slots = cpus.getSlots();
		var name = slots.getFirst().getType();
		var facts = new DeviceTypeFacts(name, "", Messages.BoardSlots_processor, List.of(CPU), "", false, false,
				new Verdict.Yes(), List.of(), Optional.empty());
		return entry(DeviceType.of(facts), (int) slots.stream().filter(slot -> slot.getQomPath().isEmpty()).count(),
				cpus.getPlugRefusal(), Messages.BoardSlots_noProcessor);
	}

	private static PaletteEntry entry(DeviceType type, int free, String refusal, String full) {
		return refusal.isEmpty() && free > 0
				? new PaletteEntry(type, free, "")
				: new PaletteEntry(type, 0, refusal.isEmpty() ? full : refusal);
	}
}
