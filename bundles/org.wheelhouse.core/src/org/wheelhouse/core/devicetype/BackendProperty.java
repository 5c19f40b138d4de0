package org.wheelhouse.core.devicetype;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.capability.Property;

/**
 * The property of a device that names what it has on the host's side.
 *
 * @param names    as they are sent: several where a device has as many sides
 * @param kind     what it names
 * @param required whether QEMU refuses the device without; where that depends on QEMU's version it says so itself
 */
public record BackendProperty(List<String> names, Kind kind, boolean required) {

	public BackendProperty {
		names = List.copyOf(names);
	}

	/** What is on the host's side. */
	public enum Kind {
		/** A block node. */
		DRIVE,
		/** A network back end. */
		NETDEV,
		/** A character device. */
		CHARDEV,
		/** A memory object. */
		MEMDEV,
		/** A source of random numbers. */
		RNG,
		/** An object that encrypts. */
		CRYPTODEV,
		/** A CAN bus. */
		CANBUS,
		/** Sound of the host: cannot be made while QEMU runs. */
		AUDIODEV,
		/** A folder of the host: cannot be made while QEMU runs. */
		FSDEV;

		/** Whether it can be made while QEMU runs. */
		public boolean canBeMade() {
			return this != AUDIODEV && this != FSDEV;
		}
	}

	/** QEMU gives most of them the type {@code str}: only the name tells. */
	private static final Map<String, Kind> NAMES = Map.ofEntries(Map.entry("drive", Kind.DRIVE),
			Map.entry("netdev", Kind.NETDEV), Map.entry("chardev", Kind.CHARDEV), Map.entry("memdev", Kind.MEMDEV),
			Map.entry("rng", Kind.RNG), Map.entry("cryptodev", Kind.CRYPTODEV), Map.entry("canbus", Kind.CANBUS),
			Map.entry("canbus0", Kind.CANBUS), Map.entry("canbus1", Kind.CANBUS),
			Map.entry("audiodev", Kind.AUDIODEV), Map.entry("fsdev", Kind.FSDEV));
	private static final List<Kind> REQUIRED = List.of(Kind.DRIVE, Kind.MEMDEV, Kind.FSDEV, Kind.CRYPTODEV,
			Kind.CHARDEV,
			Kind.CANBUS);
	/** These do with nothing there: the disc is taken out, or nobody listens. */
	private static final List<String> WITHOUT = List.of("scsi-cd", "virtserialport", "virtconsole", "pci-serial");

	/** That of a type; empty when it has nothing on the host's side. */
	static Optional<BackendProperty> of(String type, List<Property> properties) {
		var kinds = properties.stream().map(Property::name)
				.flatMap(name -> Optional.ofNullable(NAMES.get(name)).stream()).distinct().toList();
		return kinds.stream().min(Comparator.naturalOrder()).map(kind -> new BackendProperty(
				properties.stream().map(Property::name).filter(name -> NAMES.get(name) == kind).sorted().toList(), kind,
				REQUIRED.contains(kind) && !WITHOUT.contains(type)));
	}

	/** The first. */
	public String name() {
		return names.getFirst();
	}
}
