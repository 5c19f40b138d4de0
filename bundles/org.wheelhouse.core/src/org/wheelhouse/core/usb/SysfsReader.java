package org.wheelhouse.core.usb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostFiles;

/**
 * Reads the USB devices of a Linux computer from sysfs, as the kernel's {@code Documentation/ABI/testing/sysfs-bus-usb} has it:
 * some ten small files a device. Opens no device, and blocks nobody.
 */
public final class SysfsReader {

	/** Where the kernel lists devices and their interfaces. */
	private static final Path DEVICES = Path.of("/sys/bus/usb/devices");
	private static final Path NODES = Path.of("/dev/bus/usb");
	/** What is mounted; a link into the kernel's own list. */
	private static final Path MOUNTS = Path.of("/etc/mtab");
	private static final int MOST_DEVICES = 4096;
	private static final int MOST_BYTES = 1 << 16;
	private static final Pattern DEVICE = Pattern.compile("usb\\d+|\\d+-[\\d.]+");
	private static final Pattern NUMBER = Pattern.compile("\\d+");
	private static final int STORAGE = 8;

	private final HostFiles files;
	private final Path devices;
	private final Path nodes;
	private final Path mounts;

	/** Where Linux has it. */
	public SysfsReader(HostFiles files) {
		this(files, DEVICES, NODES, MOUNTS);
	}

	/** With other folders. */
	SysfsReader(HostFiles files, Path devices, Path nodes, Path mounts) {
		this.files = files;
		this.devices = devices;
		this.nodes = nodes;
		this.mounts = mounts;
	}

	/** All devices, hubs too, in the order of their ports; empty where the computer has no USB, or does not tell. */
	public CompletableFuture<Optional<List<UsbDevice>>> read() {
		return files.list(devices, MOST_DEVICES).thenCompose(found -> found.isEmpty()
				? CompletableFuture.completedFuture(Optional.empty())
				: all(found.get().stream().map(path -> String.valueOf(path.getFileName())).toList())
						.thenApply(Optional::of));
	}

	private CompletableFuture<List<UsbDevice>> all(List<String> names) {
		return Pipelined.all(names.stream().filter(name -> DEVICE.matcher(name).matches()).toList(),
				name -> device(name,
						names.stream().filter(other -> other.startsWith(name + ":")).sorted().toList()))
				.thenApply(found -> found.stream().flatMap(Optional::stream)
						.sorted(Comparator.comparing(UsbDevice::port, SysfsReader::byNumbers)).toList());
	}

	private CompletableFuture<Optional<UsbDevice>> device(String name, List<String> interfaces) {
		var folder = devices.resolve(name);
		var texts = texts(folder, "busnum", "devnum", "idVendor", "idProduct", "manufacturer", "product", "serial",
				"speed", "maxchild");
		var functions = Pipelined.all(interfaces, this::function);
		return texts.thenCombine(functions, (told, does) -> told.containsKey("devnum")
				? rights(told).thenCombine(mounts(interfaces, does),
						(writable, mounted) -> Optional.of(device(name, told, writable, does, mounted)))
				// It was pulled out meanwhile.
				: CompletableFuture.completedFuture(Optional.<UsbDevice>empty())).thenCompose(read -> read);
	}

	private static UsbDevice device(String name, Map<String, String> told, Optional<Boolean> writable,
			List<UsbFunction> functions, List<String> mounted) {
		return new UsbDevice(name, number(told, "busnum"), number(told, "devnum"),
				new UsbIds(hex(told, "idVendor"), hex(told, "idProduct")), told.getOrDefault("manufacturer", ""),
				told.getOrDefault("product", ""), told.getOrDefault("serial", ""), told.getOrDefault("speed", ""),
				number(told, "maxchild"), writable, functions, mounted);
	}

	private CompletableFuture<Optional<Boolean>> rights(Map<String, String> told) {
		return files.status(nodes.resolve(String.format("%03d", number(told, "busnum")))
				.resolve(String.format("%03d", number(told, "devnum"))))
				.thenApply(status -> status.filter(FileStatus::exists).map(node -> node.readable() && node.writable()));
	}

	private CompletableFuture<UsbFunction> function(String name) {
		var folder = devices.resolve(name);
		return texts(folder, "bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol", "uevent")
				.thenCompose(told -> {
					var function = new UsbFunction(hex(told, "bInterfaceClass"), hex(told, "bInterfaceSubClass"),
							hex(told, "bInterfaceProtocol"), driver(told.getOrDefault("uevent", "")), "");
					return function.isHid()
							? input(folder).thenApply(input -> new UsbFunction(function.usbClass(),
									function.subclass(), function.protocol(), function.driver(), input))
							: CompletableFuture.completedFuture(function);
				});
	}

	private static String driver(String uevent) {
		return uevent.lines().filter(line -> line.startsWith("DRIVER=")).map(line -> line.substring(7)).findFirst()
				.orElse("");
	}

	/** What has lights for capitals is a keyboard, what the kernel mixes into its one mouse is a pointer, whatever else it is. */
	private CompletableFuture<String> input(Path folder) {
		return beneath(beneath(beneath(CompletableFuture.completedFuture(List.of(folder)), "[0-9A-F]{4}:.*"),
				"input"), "input\\d+")
				.thenCompose(inputs -> Pipelined.all(inputs, this::names))
				.thenApply(names -> names.stream().flatMap(List::stream).toList())
				.thenApply(names -> names.stream().anyMatch(name -> name.endsWith("::capslock"))
						? "keyboard"
						: names.stream().anyMatch(name -> name.matches("mouse\\d+")) ? "pointer" : "");
	}

	private CompletableFuture<List<String>> mounts(List<String> interfaces, List<UsbFunction> functions) {
		if (functions.stream().noneMatch(function -> function.usbClass() == STORAGE)) {
			return CompletableFuture.completedFuture(List.of());
		}
		var disks = beneath(beneath(beneath(beneath(beneath(
				CompletableFuture.completedFuture(interfaces.stream().map(devices::resolve).toList()), "host\\d+"),
				"target.*"), "\\d+:.*"), "block"), ".*");
		return disks.thenCombine(text(mounts), (blocks, table) -> table.lines().map(line -> line.split(" "))
				.filter(line -> line.length > 1 && blocks.stream()
						.anyMatch(block -> line[0].matches("/dev/" + block.getFileName() + "p?\\d*")))
				// A space is written so.
				.map(line -> line[1].replace("\\040", " ")).distinct().toList());
	}

	/** What in some folders has such a name. */
	private CompletableFuture<List<Path>> beneath(CompletableFuture<List<Path>> folders, String name) {
		return folders
				.thenCompose(known -> Pipelined.all(known, folder -> files.list(folder, MOST_DEVICES)))
				.thenApply(lists -> lists.stream().flatMap(Optional::stream).flatMap(List::stream)
						.filter(path -> String.valueOf(path.getFileName()).matches(name)).toList());
	}

	private CompletableFuture<List<String>> names(Path folder) {
		return files.list(folder, MOST_DEVICES).thenApply(found -> found.stream().flatMap(List::stream)
				.map(path -> String.valueOf(path.getFileName())).toList());
	}

	private CompletableFuture<Map<String, String>> texts(Path folder, String... names) {
		var asked = new HashMap<String, CompletableFuture<Optional<byte[]>>>();
		Stream.of(names).forEach(name -> asked.put(name, files.read(folder.resolve(name), 0, MOST_BYTES)));
		return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var told = new HashMap<String, String>();
			asked.forEach((name, read) -> read.join().ifPresent(bytes -> told.put(name, decoded(bytes))));
			return told;
		});
	}

	private CompletableFuture<String> text(Path file) {
		return files.read(file, 0, MOST_BYTES).thenApply(read -> read.map(SysfsReader::decoded).orElse(""));
	}

	private static String decoded(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8).strip();
	}

	private static int number(Map<String, String> told, String name) {
		var text = told.getOrDefault(name, "");
		return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
	}

	private static int hex(Map<String, String> told, String name) {
		var text = told.getOrDefault(name, "");
		return text.matches("[0-9a-fA-F]{1,4}") ? Integer.parseInt(text, 16) : 0;
	}

	/** 1-10 comes after 1-9. */
	private static int byNumbers(String one, String other) {
		var left = numbers(one);
		var right = numbers(other);
		for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
			var order = Integer.compare(left.get(i), right.get(i));
			if (order != 0) {
				return order;
			}
		}
		return Integer.compare(left.size(), right.size());
	}

	private static List<Integer> numbers(String port) {
		var numbers = new ArrayList<Integer>();
		NUMBER.matcher(port).results().forEach(found -> numbers.add(Integer.valueOf(found.group())));
		return numbers;
	}
}
