package org.wheelhouse.core.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The ports of USB devices as {@code info usb} tells them: the property of a device whose port QEMU chose stays empty. The
 * text numbers the buses and does not name them; a bus is known by what is on it, for both name its devices in the order
 * in which they came.
 */
final class UsbPorts {

	/**
	 * What is told of a device.
	 *
	 * @param port    for example {@code 1.3}
	 * @param speed   for example {@code 480 Mb/s}
	 * @param product what it calls itself
	 */
	record Seen(String port, String speed, String product) {}

	/** {@code Device 0.0, Port 1, Speed 480 Mb/s, Product QEMU USB Tablet, ID: tablet}. */
	private static final Pattern LINE = Pattern
			.compile("\\s*Device (\\d+)\\.\\d+, Port ([0-9.]+), Speed ([^,]+), Product (.*?)(?:, ID: (.*))?");

	private record Line(Seen seen, String id) {

		boolean isOf(QomBus.Device device) {
			var port = device.get("port");
			return id.equals(device.path().startsWith("/machine/peripheral/") ? name(device.path()) : "")
					&& (port.isEmpty() || port.equals(seen.port()));
		}

		private static String name(String path) {
			return path.substring(path.lastIndexOf('/') + 1);
		}
	}

	private UsbPorts() {
		// holds no state
	}

	/** What is told of the devices of these buses, by their QOM paths; those that cannot be told apart are left out. */
	static Map<String, Seen> of(List<QomBus> buses, String told) {
		var lines = new TreeMap<Integer, List<Line>>();
		for (var text : told.lines().toList()) {
			var parts = LINE.matcher(text.stripTrailing());
			if (parts.matches()) {
				var id = parts.group(5);
				lines.computeIfAbsent(Integer.valueOf(parts.group(1)), _ -> new ArrayList<>())
						.add(new Line(new Seen(parts.group(2), parts.group(3), parts.group(4)), id == null ? "" : id));
			}
		}
		var found = new HashMap<String, Seen>();
		for (var group : lines.values()) {
			var fitting = buses.stream().filter(bus -> areOf(group, bus)).toList();
			if (fitting.size() == 1) {
				var devices = fitting.getFirst().devices();
				for (var i = 0; i < devices.size(); i++) {
					found.put(devices.get(i).path(), group.get(i).seen());
				}
			}
		}
		return found;
	}

	private static boolean areOf(List<Line> lines, QomBus bus) {
		if (lines.size() != bus.devices().size()) {
			return false;
		}
		for (var i = 0; i < lines.size(); i++) {
			if (!lines.get(i).isOf(bus.devices().get(i))) {
				return false;
			}
		}
		return true;
	}
}
