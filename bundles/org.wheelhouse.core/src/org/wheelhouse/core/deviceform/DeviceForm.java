package org.wheelhouse.core.deviceform;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.core.devicetype.BackendProperty;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice.Kind;
import org.wheelhouse.core.hotplug.BackendRequest.HostObject;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;

/**
 * What is asked about a device of one type: its own properties, the common ones first. Without its bus, its place there, its id and
 * what is behind it, which are asked in ways of their own. Pure; immutable.
 *
 * @param type   of the device
 * @param fields in the order in which they are shown
 */
public record DeviceForm(DeviceTypeFacts type, List<PropertyField> fields) {

	/** What is more often said than left, in this order. */
	private static final List<String> COMMON = List.of("serial", "mac", "bootindex", "share-rw", "guest-cid", "chassis",
			"chassis_nr", "rootdir", "mount_tag", "tag", "name", "evdev", "socketpath", "hostbus", "hostport",
			"vendorid",
			"productid", "ports", "port", "num-queues", "max_ports", "size", "requested-size", "node",
			"deflate-on-oom", "free-page-reporting", "max-bytes", "period", "xres", "yres", "removable", "wwpn", "lsa",
			"vectors");
	private static final int MOST_COMMON = 3;
	/** Asked elsewhere, or nobody's business. */
	private static final Set<String> PLACED = Set.of("addr", "bus", "nr", "scsi-id", "lun", "channel", "unit",
			"hotplugged", "hotpluggable", "realized", "parent_bus", "slot", "cad");
	private static final String USB = "usb-bus";
	private static final String EXPERIMENTAL = "x-";

	public DeviceForm {
		fields = List.copyOf(fields);
	}

	/** What is asked about a device of this type. */
	public static DeviceForm of(DeviceTypeFacts type) {
		var backend = type.backend().map(BackendProperty::names).orElse(List.of());
		var common = common(type, backend);
		var fields = Stream
				.concat(common.stream().flatMap(name -> type.properties().stream()
						.filter(property -> property.name().equals(name))),
						type.properties().stream().filter(
								property -> !common.contains(property.name()) && !isPlaced(property.name(), type)
										&& !backend.contains(property.name()))
								.sorted(Comparator.comparing(property -> property.name().startsWith(EXPERIMENTAL))))
				.map(property -> new PropertyField(property, common.contains(property.name()),
						proposals(type.name(), "id").containsKey(property.name())
								|| isRequired(type.name(), property.name())))
				.toList();
		return new DeviceForm(type, fields);
	}

	private static List<String> common(DeviceTypeFacts type, List<String> backend) {
		return COMMON.stream().filter(name -> !isPlaced(name, type) && !backend.contains(name))
				.filter(name -> type.properties().stream().anyMatch(property -> property.name().equals(name)))
				.limit(MOST_COMMON).toList();
	}

	/** A port is a place on USB, and a number of the slot that a PCI Express port tells the guest. */
	private static boolean isPlaced(String name, DeviceTypeFacts type) {
		return PLACED.contains(name) || name.equals("port") && type.bus().equals(USB);
	}

	/** What QEMU refuses a device without, and nobody can propose. */
	private static boolean isRequired(String type, String property) {
		return switch (property) {
			case "rootdir" -> type.equals("usb-mtp");
			case "evdev" -> type.startsWith("virtio-input-host");
			// QEMU 7.2 keeps the memory of one that it refuses for want of it.
			case "lsa" -> type.equals("cxl-type3");
			case "wwpn" -> type.startsWith("vhost-scsi");
			default -> false;
		};
	}

	/**
	 * What is proposed for properties that QEMU refuses the device without, by their names: it takes them as they are.
	 *
	 * @param id of the device
	 */
	public Map<String, String> proposed(String id) {
		return proposals(type.name(), id);
	}

	private static Map<String, String> proposals(String type, String id) {
		// Told apart by the id: QEMU wants another number for each.
		var number = String.valueOf(1 + Math.floorMod(id.hashCode(), 255));
		if (type.equals("nvme")) {
			return Map.of("serial", id);
		}
		if (type.startsWith("pci-bridge")) {
			return Map.of("chassis_nr", number);
		}
		if (type.startsWith("vhost-vsock") || type.startsWith("vhost-user-vsock")) {
			return Map.of("guest-cid", String.valueOf(3 + Math.floorMod(id.hashCode(), 1 << 16)));
		}
		if (type.startsWith("virtio-9p")) {
			return Map.of("mount_tag", id);
		}
		if (type.startsWith("vhost-user-fs")) {
			return Map.of("tag", id);
		}
		return Set.of("pcie-root-port", "ioh3420", "xio3130-downstream").contains(type)
				? Map.of("chassis", number)
				: Map.of();
	}

	/** Those that are shown without being looked for. */
	public List<PropertyField> common() {
		return fields.stream().filter(PropertyField::common).toList();
	}

	/** The others. */
	public List<PropertyField> others() {
		return fields.stream().filter(field -> !field.common()).toList();
	}

	/** Those whose name or description has all the words of a search. */
	public List<PropertyField> search(String words) {
		return fields.stream().filter(field -> {
			var text = (field.name() + " " + field.property().description().orElse("")).toLowerCase(Locale.ROOT);
			return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains);
		}).toList();
	}

	/** What is wrong with what was typed, by the name of the property; the first of it. Empty when nothing is. */
	public Optional<String> problem(Map<String, String> typed) {
		return fields.stream().flatMap(field -> field.problem(typed.getOrDefault(field.name(), "")).stream())
				.findFirst();
	}

	/** What is sent: what differs from the default, in the order of the form. Nothing is wrong with it. */
	public Map<String, Object> values(Map<String, String> typed) {
		var values = new LinkedHashMap<String, Object>();
		fields.forEach(field -> {
			var text = typed.getOrDefault(field.name(), "");
			if (field.differs(text)) {
				values.put(field.name(), field.value(text));
			}
		});
		return values;
	}

	/**
	 * What is behind a device when nobody chose something else; empty where that has to be chosen, or cannot be made while QEMU
	 * runs.
	 *
	 * @param fresh a file that may be made, should it be a disk
	 */
	public Optional<BackendRequest> usualBackend(Path fresh) {
		if (type.backend().isEmpty()) {
			return Optional.of(new None());
		}
		var backend = type.backend().get();
		return switch (backend.kind()) {
			case DRIVE -> Optional.of(backend.required() ? new NewImage(fresh, "raw", 64L << 20) : new None());
			case NETDEV -> Optional.of(new UserNetwork());
			case CHARDEV -> type.name().startsWith("vhost-user") || type.name().startsWith("ivshmem")
					? Optional.empty()
					: Optional.of(new CharacterDevice(Kind.PTY, "", ""));
			case MEMDEV -> Optional.of(memory(backend.names(), 128L << 20));
			case RNG -> Optional.of(new None());
			case CRYPTODEV -> Optional.of(new HostObject(backend.names(), "cryptodev-backend-builtin", Map.of()));
			case CANBUS -> Optional.of(new HostObject(backend.names(), "can-bus", Map.of()));
			case AUDIODEV -> Optional.of(new None());
			case FSDEV -> Optional.empty();
		};
	}

	/** Memory of the host. */
	public static HostObject memory(List<String> properties, long bytes) {
		return new HostObject(properties, "memory-backend-ram", Map.of("size", bytes));
	}
}
