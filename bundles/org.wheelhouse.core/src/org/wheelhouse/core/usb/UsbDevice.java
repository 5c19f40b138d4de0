package org.wheelhouse.core.usb;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A device that is plugged into a USB port of a computer, at one moment. Immutable.
 *
 * @param port         as sysfs names it: bus, and the way through the hubs, for example {@code 1-4.2}; {@code usb1} is the hub
 *                     that a bus begins with
 * @param bus          its number, from 1 on
 * @param address      another one each time that it is plugged in
 * @param ids          who made it, and what it is
 * @param manufacturer as the device says of itself; empty when it does not
 * @param product      the same
 * @param serial       the same
 * @param megabits     a second, as sysfs has it, for example {@code 480} or {@code 1.5}; empty when not told
 * @param ports        of a hub; 0 of anything else
 * @param writable     whether this user may take it; empty when that cannot be told
 * @param functions    what it can be used as
 * @param mounts       where its file systems are mounted on the computer
 */
public record UsbDevice(String port, int bus, int address, UsbIds ids, String manufacturer, String product,
		String serial, String megabits, int ports, Optional<Boolean> writable, List<UsbFunction> functions,
		List<String> mounts) {

	public UsbDevice {
		functions = List.copyOf(functions);
		mounts = List.copyOf(mounts);
	}

	/** Whether other devices are plugged into it. */
	public boolean isHub() {
		return ports > 0 || functions.stream().anyMatch(UsbFunction::isHub);
	}

	/** The way through the hubs, without the bus: what {@code hostport} takes. */
	public String hostPort() {
		return port.substring(port.indexOf('-') + 1);
	}

	/** What it is, in a word or two. */
	public String kind() {
		return isHub()
				? "hub"
				: functions.stream().map(UsbFunction::kind).filter(kind -> !kind.isEmpty()).distinct()
						.collect(Collectors.joining(", "));
	}

	/** What it says of itself. */
	public String ownName() {
		// Some say their maker in both.
		return product.startsWith(manufacturer) ? product : (manufacturer + " " + product).strip();
	}

	/** Why no machine may have it, in one sentence; empty when one may. */
	public String refusal() {
		if (isHub()) {
			return "A hub stays with the computer: a machine takes what is plugged into it.";
		}
		var input = functions.stream().filter(UsbFunction::isInputInUse).findFirst();
		if (input.isPresent()) {
			return "This is a " + input.get().kind()
					+ " in use on the computer itself: without it nobody could take it back.";
		}
		return mounts.isEmpty()
				? ""
				: "Its file system is mounted on the computer at " + String.join(", ", mounts) + ": unmount it first.";
	}

	/** The udev rule that gives whoever sits at the computer the right to it; empty when this user has it. */
	public String rule() {
		return writable.orElse(true)
				? ""
				: "SUBSYSTEM==\"usb\", ATTR{idVendor}==\"" + UsbIds.hex(ids.vendor()) + "\", ATTR{idProduct}==\""
						+ UsbIds.hex(ids.product()) + "\", TAG+=\"uaccess\"";
	}
}
