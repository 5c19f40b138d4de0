package org.wheelhouse.ui.devices.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.devices.hotplug.ToldTypes;

/** Processors and memory in the palette, by the model alone. */
class BoardSlotsTest {

	private static final List<PaletteEntry> TYPES = List.of(
			new PaletteEntry(ToldTypes.of("pc-dimm", "", "DIMM memory module", "Misc", "", new Verdict.Yes()), -1, ""));

	private final Machine machine = LiveFactory.eINSTANCE.createMachine();

	@Test
	void aMachineThatHasToldNothingLeavesThePaletteAsItIs() {
		assertEquals(TYPES, BoardSlots.told(TYPES, machine));
	}

	@Test
	void theProcessorThatTheMachineTakesIsOfferedWithItsFreePlaces() {
		var cpus = cpus(true, false, false);
		var told = BoardSlots.told(TYPES, machine).getLast();
		assertEquals("max-x86_64-cpu 2", told.type().name() + " " + told.count());
		assertEquals(List.of("CPU"), told.categories());
		assertTrue(told.fits());
		assertTrue(told.matches("processor"));
		cpus.setPlugRefusal("It would kill QEMU.");
		told = BoardSlots.told(TYPES, machine).getLast();
		assertFalse(told.fits());
		assertEquals("It would kill QEMU.", told.refusal());
	}

	@Test
	void withoutAFreePlaceItSaysWhereTheseComeFrom() {
		cpus(true, true);
		var told = BoardSlots.told(TYPES, machine).getLast();
		assertFalse(told.fits());
		assertTrue(told.refusal().contains("maxcpus"), told.refusal());
	}

	@Test
	void aDimmHasAsManyPlacesAsThereAreFreeSlots() {
		var memory = memory(2);
		assertEquals("2", BoardSlots.told(TYPES, machine).getFirst().count());
		memory.setPlugRefusal("It has no slots for memory.");
		var told = BoardSlots.told(TYPES, machine).getFirst();
		assertFalse(told.fits());
		assertEquals("It has no slots for memory.", told.refusal());
		memory.setSlotCount(-1);
		assertEquals(TYPES, BoardSlots.told(TYPES, machine));
	}

	private CpuState cpus(boolean... taken) {
		var cpus = LiveFactory.eINSTANCE.createCpuState();
		for (var there : taken) {
			var slot = LiveFactory.eINSTANCE.createCpuSlot();
			slot.setType("max-x86_64-cpu");
			slot.setQomPath(there ? "/machine/unattached/device[0]" : "");
			cpus.getSlots().add(slot);
		}
		machine.setCpu(cpus);
		return cpus;
	}

	private MemoryState memory(int free) {
		var memory = LiveFactory.eINSTANCE.createMemoryState();
		memory.setSlotCount(free);
		for (var slot = 0; slot < free; slot++) {
			memory.getFreeSlots().add(slot);
		}
		machine.setMemory(memory);
		return memory;
	}
}
