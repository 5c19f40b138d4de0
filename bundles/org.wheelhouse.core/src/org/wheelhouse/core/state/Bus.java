package org.wheelhouse.core.state;

import java.util.List;
import java.util.OptionalInt;

import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;

/**
 * A bus of whatever kind. Deep-immutable.
 *
 * @param path    QOM path: what tells it from all others, for names need not be unique
 * @param type    QOM type, for example {@code SCSI}
 * @param kind    what plugs into it
 * @param bringer QOM path of the device that brings it
 * @param number  of a PCI bus, once the firmware or guest has given it one
 * @param hotplug whether it takes devices while the machine runs
 * @param room    how many places it has
 * @param devices in the order of their addresses
 */
public record Bus(String path, String type, BusKind kind, String bringer, OptionalInt number, Hotplug hotplug,
		Room room,
		List<BusDevice> devices) {
	public Bus {
		devices = List.copyOf(devices);
	}

	/** What {@code -device bus=} takes. */
	public String name() {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** Whether it is a PCI bus of any kind. */
	public boolean isPci() {
		return kind == BusKind.PCI || kind == BusKind.PCIE || kind == BusKind.PCIE_PORT;
	}

	/**
	 * Whether devices are taken while the machine runs.
	 *
	 * @param verdict yes, never, or to be tried
	 * @param way     who handles it: {@code acpi}, {@code native}, {@code shpc} or {@code none}
	 * @param reason  why never, in QEMU's words where it has some
	 */
	public record Hotplug(HotplugVerdict verdict, String way, String reason) {

		/** QEMU takes them. */
		public static final Hotplug YES = new Hotplug(HotplugVerdict.YES, "none", "");

		/** What QEMU says where nobody handles plugging. */
		public static Hotplug never(String bus) {
			return new Hotplug(HotplugVerdict.NO, "none", "Bus '" + bus + "' does not support hotplugging");
		}
	}

	/**
	 * The places of a bus.
	 *
	 * @param capacity how many there are; 0 when that is not known
	 * @param free     those that take a device now: addresses, or ranges such as {@code 5-8}
	 */
	public record Room(int capacity, List<String> free) {

		/** Of a bus of which nothing is known. */
		public static final Room UNKNOWN = new Room(0, List.of());

		public Room {
			free = List.copyOf(free);
		}
	}
}
