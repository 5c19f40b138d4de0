package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.wheelhouse.core.state.BusDevice.Detail;

/** What a device on PCI tells of itself beside its configuration space: mostly ports and bridges do. */
final class PciDetails {

	private PciDetails() {
		// holds no state
	}

	static List<Detail> of(QomBus.Device function) {
		var details = new ArrayList<Detail>();
		if (!function.get("x-speed").isEmpty() && !function.get("x-width").isEmpty()) {
			// What the port is able to; what a device and it have agreed on QEMU does not tell.
			details.add(new Detail("link", "up to " + function.get("x-speed").replace('_', '.') + " GT/s, "
					+ function.get("x-width") + (function.get("x-width").equals("1") ? " lane" : " lanes")));
		}
		add(details, "slot", function.get("slot"));
		add(details, "chassis",
				function.get("chassis").isEmpty() ? function.get("chassis_nr") : function.get("chassis"));
		if (!function.get("power_controller_present").isEmpty()) {
			details.add(new Detail("power",
					function.is("power_controller_present") ? "the guest switches it" : "always on"));
		}
		add(details, "bus",
				function.number("bus_nr") < 0 ? "" : HexFormat.of().toHexDigits((byte) function.number("bus_nr")));
		add(details, "multifunction", function.is("multifunction") ? "on" : "");
		return details;
	}

	private static void add(List<Detail> details, String name, String value) {
		if (!value.isEmpty()) {
			details.add(new Detail(name, value));
		}
	}
}
