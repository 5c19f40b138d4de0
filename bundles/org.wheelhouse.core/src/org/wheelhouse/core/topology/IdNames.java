package org.wheelhouse.core.topology;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.host.HostFiles;

/**
 * Who made a device and what it is, by its numbers, as the lists of a computer tell: {@code pci.ids}, {@code usb.ids}.
 * Immutable; any thread.
 */
public final class IdNames {

	/** Of a computer that has no list. */
	public static final IdNames NONE = new IdNames(Map.of(), Map.of());

	/** Where distributions have it. */
	private static final List<Path> PCI = List.of(Path.of("/usr/share/misc/pci.ids"),
			Path.of("/usr/share/hwdata/pci.ids"), Path.of("/var/lib/pciutils/pci.ids"));
	private static final List<Path> USB = List.of(Path.of("/usr/share/misc/usb.ids"),
			Path.of("/usr/share/hwdata/usb.ids"), Path.of("/var/lib/usbutils/usb.ids"));
	private static final int MOST = 8 << 20;

	private final Map<Integer, String> vendors;
	private final Map<Long, String> devices;

	private IdNames(Map<Integer, String> vendors, Map<Long, String> devices) {
		this.vendors = Map.copyOf(vendors);
		this.devices = Map.copyOf(devices);
	}

	/**
	 * Those of PCI as a computer has them; none where it has no list. Does not block.
	 *
	 * @param computer its files
	 */
	public static CompletableFuture<IdNames> pci(HostFiles computer) {
		return read(computer, PCI);
	}

	/**
	 * Those of USB as a computer has them; none where it has no list. Does not block.
	 *
	 * @param computer its files
	 */
	public static CompletableFuture<IdNames> usb(HostFiles computer) {
		return read(computer, USB);
	}

	private static CompletableFuture<IdNames> read(HostFiles computer, List<Path> lists) {
		return first(computer, lists)
				.thenApply(found -> found.map(bytes -> of(new String(bytes, StandardCharsets.UTF_8)))
						.orElse(NONE));
	}

	private static CompletableFuture<Optional<byte[]>> first(HostFiles files, List<Path> paths) {
		return paths.isEmpty()
				? CompletableFuture.completedFuture(Optional.empty())
				: files.read(paths.getFirst(), 0, MOST).thenCompose(found -> found.isPresent()
						? CompletableFuture.completedFuture(found)
						: first(files, paths.subList(1, paths.size())));
	}

	/** Reads a list: a vendor in a line of its own, its devices behind a tab, theirs behind two. */
	static IdNames of(String list) {
		var vendors = new HashMap<Integer, String>();
		var devices = new HashMap<Long, String>();
		int vendor = -1;
		for (var line : list.lines().toList()) {
			if (line.startsWith("C ")) {
				// From here on there are classes.
				break;
			}
			if (line.matches("[0-9a-f]{4}  .+")) {
				vendor = Integer.parseInt(line.substring(0, 4), 16);
				vendors.put(vendor, line.substring(6).strip());
			} else if (vendor >= 0 && line.matches("\\t[0-9a-f]{4}  .+")) {
				devices.put(key(vendor, Integer.parseInt(line.substring(1, 5), 16)), line.substring(7).strip());
			}
		}
		return new IdNames(vendors, devices);
	}

	/** For example {@code Red Hat, Inc. Virtio block device}; as much of it as the list has. */
	public String name(int vendor, int device) {
		return String.join(" ",
				Stream.of(vendors.getOrDefault(vendor, ""), devices.getOrDefault(key(vendor, device), ""))
						.filter(part -> !part.isEmpty()).toList());
	}

	/** Whether the list has this device, not only who made it. */
	public boolean knows(int vendor, int device) {
		return devices.containsKey(key(vendor, device));
	}

	private static long key(int vendor, int device) {
		return (long) vendor << 16 | device;
	}
}
