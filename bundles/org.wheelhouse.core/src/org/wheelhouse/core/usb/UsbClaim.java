package org.wheelhouse.core.usb;

/**
 * A {@code usb-host} of a machine: which device of its computer it has taken, or waits for. What it does not name may be any.
 *
 * @param machineId whose it is
 * @param path      in the machine's object tree
 * @param vendor    {@code vendorid}, 0 for any
 * @param product   {@code productid}, 0 for any
 * @param bus       {@code hostbus}, 0 for any
 * @param port      {@code hostport}, empty for any
 * @param address   {@code hostaddr}, 0 for any
 * @param attached  whether QEMU has hold of a device; else it waits for one
 */
public record UsbClaim(String machineId, String path, int vendor, int product, int bus, String port, int address,
		boolean attached) {

	private static final String NAMED = "/machine/peripheral/";

	/** What its machine calls it; empty for one without a name. */
	public String deviceId() {
		return path.startsWith(NAMED) ? path.substring(NAMED.length()) : "";
	}

	/** Whether QEMU would take this device for it; of two that are alike it takes either. */
	public boolean means(UsbDevice device) {
		return any(vendor, device.ids().vendor()) && any(product, device.ids().product()) && any(bus, device.bus())
				&& any(address, device.address()) && (port.isEmpty() || port.equals(device.hostPort()))
				&& !device.isHub() && !isForAny();
	}

	/** Whether it names nothing: QEMU then takes none. */
	private boolean isForAny() {
		return vendor == 0 && product == 0 && bus == 0 && address == 0 && port.isEmpty();
	}

	private static boolean any(int wanted, int is) {
		return wanted == 0 || wanted == is;
	}
}
