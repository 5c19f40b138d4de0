package org.wheelhouse.core.usb;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How QEMU is told which device it shall take. By the first two it takes the device again whenever it is plugged in, for as long
 * as the machine has its {@code usb-host}; the kind is always named, so that nothing else that is plugged into the port is taken,
 * a keyboard least of all.
 */
public enum UsbWay {
	/** By who made it and what it is, in whichever port. */
	KIND,
	/** The same, and in this port of the computer only: tells two alike apart. */
	PORT,
	/** As it is plugged in now, and not again. */
	ONCE;

	/**
	 * The properties that say so.
	 *
	 * @param hostPort the way through the hubs, without the bus
	 */
	public Map<String, Object> properties(UsbIds ids, int bus, String hostPort, int address) {
		var properties = new LinkedHashMap<String, Object>();
		if (this != ONCE) {
			properties.put("vendorid", ids.vendor());
			properties.put("productid", ids.product());
		}
		if (this != KIND) {
			properties.put("hostbus", bus);
		}
		if (this == PORT) {
			properties.put("hostport", hostPort);
		}
		if (this == ONCE) {
			properties.put("hostaddr", address);
		}
		return properties;
	}
}
