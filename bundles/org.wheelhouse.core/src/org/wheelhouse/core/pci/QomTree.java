package org.wheelhouse.core.pci;

import java.util.List;

/**
 * The PCI part of a machine's object tree (QOM): what {@code qom-list} and {@code qom-get} tell about its PCI buses and the
 * devices on them. Known from the first moment on, before any firmware ran. Deep-immutable.
 *
 * @param roots the buses of the host bridges, the machine's own first
 */
public record QomTree(List<Bus> roots) {

	static final String PERIPHERAL = "/machine/peripheral/";

	/** Of a bus of which QEMU does not tell whether somebody handles plugging: before 2.0. It may be tried. */
	static final String UNTOLD = "?";

	public QomTree {
		roots = List.copyOf(roots);
	}

	/**
	 * A bus object.
	 *
	 * @param path           QOM path; its last segment is the name that {@code -device bus=} takes
	 * @param type           {@code PCI}, {@code PCIE} or one derived from these
	 * @param hotplugHandler QOM path of the object that handles plugging while the machine runs; empty when nobody
	 *                       does, which is exactly when QEMU refuses it; {@link #UNTOLD} where QEMU does not tell
	 * @param devices        in the order of their addresses
	 */
	public record Bus(String path, String type, String hotplugHandler, List<Device> devices) {
		public Bus {
			devices = List.copyOf(devices);
		}

		/** What {@code -device bus=} takes. */
		public String name() {
			return path.substring(path.lastIndexOf('/') + 1);
		}

		/** Whether it is a PCI Express bus (or one made for CXL, which is Express too). */
		public boolean express() {
			return type.equals("PCIE") || type.equals("CXL") || type.equals("pxb-pcie-bus")
					|| type.equals("pxb-cxl-bus");
		}
	}

	/** What becomes of devices that are plugged behind a bridge or port. */
	public enum Behind {
		/** What the bus says. */
		USUAL,
		/** QEMU refuses them: a port that was made with {@code hotplug=off}. */
		CLOSED,
		/** QEMU takes them and no guest finds them: the bridge or port was itself plugged while the machine ran. */
		UNSEEN
	}

	/**
	 * A PCI function.
	 *
	 * @param path         QOM path
	 * @param type         QOM type, for example {@code virtio-blk-pci}
	 * @param devfn        slot times 8 plus function
	 * @param hotpluggable whether QEMU would take it away while the machine runs
	 * @param behind       what becomes of devices that are plugged behind it
	 * @param buses        what it bridges to; empty for all but bridges
	 */
	public record Device(String path, String type, int devfn, boolean hotpluggable, Behind behind, List<Bus> buses) {
		public Device {
			buses = List.copyOf(buses);
		}

		/** Its slot on the bus. */
		public int slot() {
			return devfn >> 3;
		}

		/** Its function in the slot. */
		public int function() {
			return devfn & 7;
		}

		/** The id that a person or tool gave it; empty when it has none. */
		public String id() {
			return path.startsWith(PERIPHERAL) ? path.substring(PERIPHERAL.length()) : "";
		}
	}
}
