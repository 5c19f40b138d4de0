package org.wheelhouse.core.usb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import org.wheelhouse.host.HostFiles;

/** Folders as those in which Linux tells of its USB devices, that change as devices are plugged in and out. */
public final class StandInSys {

	private final Path devices;
	private final Path nodes;
	private final Path mounts;

	/** Without any USB until something is plugged in. */
	public StandInSys(Path folder) throws IOException {
		devices = folder.resolve("sys/bus/usb/devices");
		nodes = folder.resolve("dev/bus/usb");
		mounts = folder.resolve("mtab");
		Files.writeString(mounts, "proc /proc proc rw 0 0\n");
	}

	public SysfsReader reader(HostFiles files) {
		return new SysfsReader(files, devices, nodes, mounts);
	}

	/** A bus with a hub behind its first port, on that a stick, a keyboard and a phone. */
	public static StandInSys usual(Path folder) throws IOException {
		var sys = new StandInSys(folder);
		sys.plug("usb1", 1, "1d6b:0002", "Linux", "xHCI Host Controller", 16, 9);
		sys.function("1-0:1.0", 9, 0, 0, "hub");
		sys.plug("1-1", 2, "05e3:0608", "", "USB2.0 Hub", 4, 9);
		sys.function("1-1:1.0", 9, 0, 1, "hub");
		sys.plug("1-1.2", 5, "0781:5581", "SanDisk", "SanDisk Ultra", 0, 0);
		sys.function("1-1.2:1.0", 8, 6, 0x50, "usb-storage");
		sys.plug("1-1.10", 6, "046d:c31c", "Logitech", "USB Keyboard", 0, 0);
		sys.function("1-1.10:1.0", 3, 1, 1, "usbhid");
		sys.plug("1-2", 7, "04e8:6860", "SAMSUNG", "SAMSUNG_Android", 0, 0);
		sys.function("1-2:1.0", 6, 1, 1, "");
		return sys;
	}

	/** A device comes. */
	public void plug(String port, int address, String ids, String manufacturer, String product, int ports,
			int deviceClass)
			throws IOException {
		var folder = Files.createDirectories(devices.resolve(port));
		var bus = port.replaceFirst("^usb", "").replaceFirst("-.*", "");
		write(folder, "busnum", bus);
		write(folder, "devnum", String.valueOf(address));
		write(folder, "idVendor", ids.substring(0, 4));
		write(folder, "idProduct", ids.substring(5));
		write(folder, "speed", "480");
		write(folder, "maxchild", String.valueOf(ports));
		write(folder, "bDeviceClass", String.format("%02x", deviceClass));
		if (!manufacturer.isEmpty()) {
			write(folder, "manufacturer", manufacturer);
		}
		write(folder, "product", product);
		write(Files.createDirectories(node(port, address).getParent()), String.format("%03d", address), "");
	}

	/** What a device can be used as. */
	public Path function(String name, int usbClass, int subclass, int protocol, String driver) throws IOException {
		var folder = Files.createDirectories(devices.resolve(name));
		write(folder, "bInterfaceClass", String.format("%02x", usbClass));
		write(folder, "bInterfaceSubClass", String.format("%02x", subclass));
		write(folder, "bInterfaceProtocol", String.format("%02x", protocol));
		write(folder, "uevent",
				"DEVTYPE=usb_interface\n" + (driver.isEmpty() ? "" : "DRIVER=" + driver + "\n") + "TYPE=0/0/0");
		return folder;
	}

	/** A device goes, with what it can be used as. */
	public void unplug(String port) throws IOException {
		try (var files = Files.list(devices)) {
			for (var folder : files.filter(file -> file.getFileName().toString().equals(port)
					|| file.getFileName().toString().startsWith(port + ":")).toList()) {
				try (var all = Files.walk(folder)) {
					for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
						Files.delete(file);
					}
				}
			}
		}
	}

	/** The disk of a stick, mounted. */
	public void mount(String function, String disk, String partition, String where) throws IOException {
		Files.createDirectories(
				devices.resolve(function).resolve("host6/target6:0:0/6:0:0:0/block").resolve(disk));
		Files.writeString(mounts, "/dev/" + partition + " " + where.replace(" ", "\\040") + " vfat rw 0 0\n");
	}

	/** The file of a device that this user must not write. */
	public Path node(String port, int address) {
		return nodes.resolve(String.format("%03d/%03d",
				Integer.parseInt(port.replaceFirst("^usb", "").replaceFirst("-.*", "")), address));
	}

	private static void write(Path folder, String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text + "\n");
	}
}
