package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MemoryState;
import org.wheelhouse.ui.devices.cpu.CpuView;
import org.wheelhouse.ui.devices.memory.MemoryView;
import org.wheelhouse.ui.devices.pci.PciView;
import org.wheelhouse.ui.devices.topology.TopologyView;

/**
 * Opens the form for a device of the palette. The picture of its places comes to the front, which shows where the device would go.
 * UI thread.
 *
 * @param machine of which the palette is
 * @param failed  told what could not be opened, and why
 */
record PlugForms(IWorkbenchPage page, Machine machine, BiConsumer<String, Exception> failed) {

	private static final String PCI = "org.wheelhouse.ui.pci";
	private static final String DEVICES = "org.wheelhouse.ui.devices";
	private static final String CPUS = "org.wheelhouse.ui.cpu";
	private static final String MEMORY = "org.wheelhouse.ui.memory";
	private static final String USB = "org.wheelhouse.ui.usb";

	/** Begins with the first place that takes it. */
	void open(DeviceType type) {
		if (BoardSlots.isProcessor(type)) {
			processor(type, Optional.empty());
		} else if (BoardSlots.isDimm(type)) {
			dimm(type, OptionalInt.empty());
		} else if (type.name().equals(AttachUsb.TYPE) && type.template().isEmpty()) {
			// Its list has what is plugged into the computer, and attaches it.
			view(USB, type);
		} else {
			open(type, Optional.empty());
		}
	}

	/** Every place that takes it, as far as these are known. */
	List<PlugChoice> choices(DeviceType type, Optional<DevicePlaces> places) {
		if (BoardSlots.isProcessor(type)) {
			return processors(type, machine.getCpu());
		}
		if (BoardSlots.isDimm(type)) {
			return dimms(type, machine.getMemory());
		}
		return places.map(known -> known.fitting(type)).orElse(List.of()).stream()
				.map(place -> new PlugChoice(place.bus(), at(place), place.label(),
						() -> open(type, Optional.of(place))))
				.toList();
	}

	/** The part of its label behind the bus. */
	private static String at(DevicePlace place) {
		return place.slot().isPresent()
				? NLS.bind(Messages.PaletteMenu_slot, place.label().substring(place.bus().length() + 1))
				: place.label();
	}

	private List<PlugChoice> processors(DeviceType type, @Nullable CpuState cpus) {
		return cpus == null || !cpus.getPlugRefusal().isEmpty()
				? List.of()
				: cpus.getSlots().stream().filter(slot -> slot.getQomPath().isEmpty())
						.map(slot -> new PlugChoice(Messages.BoardSlots_processor, slot.getName(), slot.getName(),
								() -> processor(type, Optional.of(slot.getName()))))
						.toList();
	}

	private List<PlugChoice> dimms(DeviceType type, @Nullable MemoryState memory) {
		return memory == null || !memory.getPlugRefusal().isEmpty()
				? List.of()
				: memory.getFreeSlots().stream()
						.map(slot -> new PlugChoice(type.name(), NLS.bind(Messages.PaletteMenu_slot, slot),
								NLS.bind(Messages.PaletteMenu_slot, slot), () -> dimm(type, OptionalInt.of(slot))))
						.toList();
	}

	private void open(DeviceType type, Optional<DevicePlace> place) {
		switch (view(type.isPci() ? PCI : DEVICES, type)) {
			case PciView pci -> pci.plug(machine, type, place.flatMap(DevicePlace::slot), Optional.empty());
			case TopologyView devices -> devices.plug(machine, type, place.map(DevicePlace::label));
			case null, default -> {
				// told already
			}
		}
	}

	private void processor(DeviceType type, Optional<String> place) {
		if (view(CPUS, type) instanceof CpuView cpus) {
			cpus.plug(machine, place);
		}
	}

	private void dimm(DeviceType type, OptionalInt slot) {
		if (view(MEMORY, type) instanceof MemoryView memory) {
			memory.plug(machine, slot);
		}
	}

	private @Nullable IViewPart view(String id, DeviceType type) {
		try {
			return page.showView(id);
		} catch (PartInitException e) {
			failed.accept(type.label(), e);
			return null;
		}
	}
}
