package org.wheelhouse.core.definition.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.capability.DeviceModel;
import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.core.commandline.WrittenOption.Type;

/** What kind of value a key has, by what this QEMU tells; where it does not, by what all have told. Of one call. */
final class Types {

	private static final Set<String> NUMBERS = Set.of("bootindex", "chassis", "port", "queues", "num-queues", "ports",
			"max-bytes", "period", "vendorid", "productid", "hostbus", "hostport", "vectors", "size");
	private static final Set<String> SWITCHES = Set.of("read-only", "cache.direct", "cache.no-flush", "auto-read-only",
			"force-share", "multifunction", "share", "prealloc", "readonly", "server", "wait", "vhost", "restrict");

	private final QemuFacts facts;
	/** What was looked up, by option and driver. */
	private final Map<String, Map<String, Property>> known = new HashMap<>();
	private final Map<String, List<String>> devicesWith = new HashMap<>();

	Types(QemuFacts facts) {
		this.facts = facts;
	}

	/** A key of an option; the driver is empty where it has none. */
	Optional<Property> property(String option, String driver, String key) {
		return Optional.ofNullable(known.computeIfAbsent(option + " " + driver, _ -> properties(option, driver).stream()
				.collect(Collectors.toMap(Property::name, property -> property, (one, _) -> one))).get(key));
	}

	/** Devices that can be created and have this property, by name. */
	List<String> devicesWith(String property) {
		return devicesWith.computeIfAbsent(property, _ -> facts.devices().values().stream()
				.filter(model -> model.creatable() && model.property(property).isPresent()).map(DeviceModel::name)
				.sorted().toList());
	}

	/** Whether a device is put on a PCI bus, by what is known or else by its name. */
	boolean isPci(String driver) {
		return facts.device(driver).map(model -> model.bus().filter("PCI"::equals).isPresent())
				.orElseGet(() -> driver.endsWith("-pci")
						|| driver.matches("e1000.*|rtl8139|virtio-(net|vga|gpu).*|qemu-xhci"));
	}

	/** All keys that are known of an option; none when it is not known. */
	List<Property> properties(String option, String driver) {
		var backends = facts.backends();
		return switch (option) {
			case "device" -> facts.device(driver).map(device -> device.properties()).orElse(List.of());
			case "machine", "M" -> (driver.isEmpty() ? facts.usualMachine() : facts.machine(driver))
					.map(machine -> machine.properties()).orElse(List.of());
			case "netdev", "nic", "net" -> backends.netdevs().getOrDefault(driver, List.of());
			case "blockdev" -> backends.blockDrivers().getOrDefault(driver, List.of());
			case "object" -> backends.objects().getOrDefault(driver, List.of());
			case "audiodev" -> backends.audiodevs().getOrDefault(driver, List.of());
			case "display" -> backends.displays().getOrDefault(driver, List.of());
			case "chardev" -> backends.chardevs().getOrDefault(driver, List.of());
			default -> facts.keys(option);
		};
	}

	/** How it is to be written in JSON. A PCI address is a text there, whatever its type. */
	Type of(String option, String driver, String key) {
		if (key.equals("addr")) {
			return Type.TEXT;
		}
		return property(option, driver, key).map(Types::of).orElseGet(
				() -> NUMBERS.contains(key) ? Type.NUMBER : SWITCHES.contains(key) ? Type.SWITCH : Type.TEXT);
	}

	private static Type of(Property property) {
		return property.isSwitch() ? Type.SWITCH : isNumber(property) ? Type.NUMBER : Type.TEXT;
	}

	private static boolean isNumber(Property property) {
		return property.type().matches("u?int(8|16|32|64)?|number|size");
	}

	/** How a field of this property is filled in. */
	static FieldKind kind(Property property) {
		if (property.isSwitch()) {
			return FieldKind.SWITCH;
		}
		if (!property.choices().isEmpty()) {
			return FieldKind.CHOICE;
		}
		return property.type().equals("size") ? FieldKind.SIZE : isNumber(property) ? FieldKind.NUMBER : FieldKind.TEXT;
	}
}
