package org.wheelhouse.core.definition.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Buses that are not there, and two devices in one place of a bus. */
final class PlaceRule implements Rule {

	/** What QEMU calls buses that nobody has given an id. */
	private static final Pattern UNNAMED = Pattern.compile(
			"(pci|pcie|ide|usb-bus|scsi|isa|i2c|sd-bus|sysbus|virtio-bus|virtio-serial-bus|virtio-mmio-bus|ccid-bus|hda|HDA|dimm-bus|ipmi|spi|floppy-bus|s390|css|main-system-bus|spapr|mac-io|macio|adb|xenbus)(\\.\\d+)*");
	private static final Pattern PCI_ADDRESS = Pattern
			.compile("(?:0x)?([0-9a-fA-F]{1,2})(?:\\.([0-7]))?");
	private static final Set<String> ONE_SLOT = Set.of("pcie-root-port", "ioh3420", "xio3130-downstream");
	/** Of devices that are not on PCI, the key of their place. */
	private static final List<String> UNITS = List.of("unit", "port", "nr");

	@Override
	public void check(Reading reading, Report report) {
		var ids = reading.all("device").map(Said::id).filter(id -> !id.isEmpty()).collect(Collectors.toSet());
		var places = new HashMap<String, Said>();
		var ports = new HashMap<String, Said>();
		var single = reading.all("device").filter(device -> ONE_SLOT.contains(device.head())).map(Said::id)
				.collect(Collectors.toSet());
		reading.all("device").forEach(device -> {
			device.key("bus").filter(_ -> !reading.isUntold())
					.ifPresent(bus -> unknown(reading, device, bus, ids, report));
			place(reading, device, places, report);
			port(device, single, ports, report);
		});
	}

	private static void unknown(Reading reading, Said device, Key bus, Set<String> ids, Report report) {
		var name = bus.value();
		var head = name.replaceFirst("\\.\\d+$", "");
		if (name.equals("pci.0") && reading.isQ35() || name.equals("pcie.0") && reading.isPc()) {
			report.error(device, bus,
					"The machine type " + (reading.machine().isEmpty() ? "pc" : reading.machine()) + " has no bus "
							+ name + ".",
					"Write bus=" + (name.equals("pci.0") ? "pcie.0" : "pci.0") + ", or leave the bus out.");
		} else if (!UNNAMED.matcher(name).matches() && !ids.contains(name) && !ids.contains(head)
				&& !name.contains("/")) {
			report.error(device, bus, "Nothing has a bus " + name + ".", Near.question(head, ids)
					+ "Add a controller with the id " + head + " before this device, or name another bus.");
		}
	}

	private static void place(Reading reading, Said device, Map<String, Said> places, Report report) {
		var bus = device.text("bus").orElse(defaultBus(reading));
		device.key("addr").flatMap(addr -> pci(addr).map(place -> Map.entry(addr, place))).ifPresent(found -> {
			var place = found.getValue();
			var own = builtIn(reading, bus, place);
			if (!own.isEmpty()) {
				report.error(device, found.getKey(),
						"Slot " + place + " of " + bus + " is the machine's own: " + own + ".",
						"Choose another address, or leave it out.");
			}
			taken(device, found.getKey(), bus, "slot", place, places, report);
		});
		for (var unit : UNITS) {
			device.key(unit).filter(_ -> device.key("bus").isPresent())
					.ifPresent(key -> taken(device, key, bus, unit, key.value(), places, report));
		}
		device.key("scsi-id").filter(_ -> device.key("bus").isPresent())
				.ifPresent(key -> taken(device, key, bus, "scsi-id and lun",
						key.value() + ":" + device.text("lun").orElse("0"), places, report));
	}

	private static void taken(Said device, Key key, String bus, String what, String place, Map<String, Said> places,
			Report report) {
		var other = places.putIfAbsent(bus + " " + what + " " + place, device);
		if (other != null && !bus.isEmpty()) {
			report.error(device, key,
					"Two devices are on " + bus + ", " + what + " " + place + ": also " + other.words() + ".",
					"Give this one another place, or leave it to QEMU.");
		}
	}

	/** Behind a root port there is one slot. */
	private static void port(Said device, Set<String> single, Map<String, Said> ports, Report report) {
		device.key("bus").filter(_ -> device.key("addr").isEmpty()).ifPresent(bus -> {
			var other = single.contains(bus.value()) ? ports.putIfAbsent(bus.value(), device) : null;
			if (other != null) {
				report.error(device, bus, "Two devices are on the port " + bus.value() + ", which has one slot: also "
						+ other.words() + ".", "Put this one behind a port of its own.");
			}
		});
	}

	private static String defaultBus(Reading reading) {
		return reading.isQ35() ? "pcie.0" : reading.isPc() ? "pci.0" : "";
	}

	/** Slot and function in one spelling. */
	private static Optional<String> pci(Key addr) {
		var matcher = PCI_ADDRESS.matcher(addr.value());
		if (!matcher.matches()) {
			return Optional.empty();
		}
		boolean decimal = addr.kind() == Key.Kind.NUMBER;
		int slot = Integer.parseInt(matcher.group(1), decimal ? 10 : 16);
		var function = matcher.group(2) == null ? "0" : matcher.group(2);
		return Optional.of(decimal
				? String.format(Locale.ROOT, "%02x.%d", slot >> 3, slot & 7)
				: String.format(Locale.ROOT, "%02x.%s", slot, function));
	}

	private static String builtIn(Reading reading, String bus, String place) {
		if (bus.equals("pcie.0") && reading.isQ35()) {
			return switch (place) {
				case "00.0" -> "the host bridge";
				case "1f.0" -> "the ISA bridge";
				case "1f.2" -> "the SATA controller";
				case "1f.3" -> "the SMBus";
				default -> "";
			};
		}
		if (bus.equals("pci.0") && reading.isPc()) {
			return switch (place) {
				case "00.0" -> "the host bridge";
				case "01.0" -> "the ISA bridge";
				case "01.1" -> "the IDE controller";
				case "01.3" -> "the ACPI controller";
				default -> "";
			};
		}
		return "";
	}
}
