package org.wheelhouse.core.state;

import java.util.List;
import java.util.Optional;

/**
 * One function on a PCI bus. Deep-immutable.
 *
 * @param key        QOM path: stable while the device is there
 * @param id         the id that a person or tool gave it; empty when it has none
 * @param name       what to call it before a person: the id, else a name made from its type
 * @param type       QOM type, for example {@code virtio-blk-pci}
 * @param slot       its slot on the bus
 * @param function   its function in the slot
 * @param removable  whether {@code device_del} can take it away while the machine runs
 * @param classText  what kind of device it is, in QEMU's words where it has some
 * @param identity   its configuration space; empty while {@code query-pci} does not see it: behind a bridge that has not
 *                   been numbered yet
 * @param regions    its base address registers; empty while {@code query-pci} does not see it
 * @param childBuses the buses behind it; empty for all but bridges
 */
public record PciFunction(String key, String id, String name, String type, int slot, int function, boolean removable,
		String classText, Optional<PciIdentity> identity, List<PciRegion> regions, List<PciBus> childBuses) {
	public PciFunction {
		regions = List.copyOf(regions);
		childBuses = List.copyOf(childBuses);
	}

	/** Whether it has base address registers and nobody has given any of them an address yet. */
	public boolean unmapped() {
		return !regions.isEmpty() && regions.stream().noneMatch(PciRegion::mapped);
	}

	/** Slot and function as QEMU and {@code lspci} write them, for example {@code 01.3}. */
	public String address() {
		return String.format("%02x.%x", slot, function);
	}
}
