package org.wheelhouse.core.state;

import java.util.List;

/**
 * A device on a bus. Deep-immutable.
 *
 * @param path       QOM path
 * @param type       QOM type, for example {@code usb-tablet}
 * @param address    as the device's property takes it; empty when it is not known
 * @param hotplugged whether it came while the machine was running
 * @param removable  whether QEMU would take it away while the machine runs
 * @param details    more that is known, in the order in which it is shown
 */
public record BusDevice(String path, String type, String address, boolean hotplugged, boolean removable,
		List<Detail> details) {

	private static final String PERIPHERAL = "/machine/peripheral/";

	/** One more fact, for example {@code speed}, {@code 480 Mb/s}. */
	public record Detail(String name, String value) {}

	public BusDevice {
		details = List.copyOf(details);
	}

	/** The id that a person or tool gave it; empty when it has none. */
	public String id() {
		return path.startsWith(PERIPHERAL) && path.indexOf('/', PERIPHERAL.length()) < 0
				? path.substring(PERIPHERAL.length())
				: "";
	}

	/** What to call it before a person: the id, else its type. */
	public String name() {
		return id().isEmpty() ? type : id();
	}

	/** A detail; empty when there is none by this name. */
	public String detail(String name) {
		return details.stream().filter(detail -> detail.name().equals(name)).map(Detail::value).findFirst().orElse("");
	}
}
