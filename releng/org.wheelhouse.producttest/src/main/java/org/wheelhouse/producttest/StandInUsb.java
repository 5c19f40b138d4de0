package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders as those in which Linux tells of USB devices, for computers that have none: hubs, a stick that is mounted, one to which the
 * user has no right, what the computer is operated with, a phone and a token.
 */
final class StandInUsb {

	/** Nobody may write this one, root neither. */
	private static final Path NOBODYS = Path.of("/proc/sys/kernel/ostype");

	private final Path root;
	private final Path devices;

	private StandInUsb(Path root) throws IOException {
		this.root = root;
		devices = Files.createDirectories(root.resolve("sys/bus/usb/devices"));
	}

	/** Makes them in a folder that is not there yet. */
	static void in(Path root) {
		try {
			new StandInUsb(root).fill();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void fill() throws IOException {
		plug("usb1", 1, "1d6b:0002", "Linux Foundation", "2.0 root hub", "480", 8);
		use("1-0:1.0", 9, 0, 0, "hub");
		plug("1-1", 2, "05e3:0608", "", "USB2.0 Hub", "480", 4);
		use("1-1:1.0", 9, 0, 1, "hub");
		plug("1-1.1", 5, "0781:5581", "SanDisk", "Ultra", "480", 0);
		use("1-1.1:1.0", 8, 6, 0x50, "usb-storage");
		mount("1-1.1:1.0", "sdq", "/media/ida/HOLIDAYS");
		plug("1-1.2", 6, "0951:1666", "Kingston", "DataTraveler 3.0", "480", 0);
		use("1-1.2:1.0", 8, 6, 0x50, "usb-storage");
		Path node = node(1, 6);
		Files.delete(node);
		Files.createSymbolicLink(node, NOBODYS);
		plug("1-2", 3, "046d:c31c", "Logitech", "USB Keyboard", "1.5", 0);
		use("1-2:1.0", 3, 1, 1, "usbhid");
		plug("1-3", 4, "046d:c077", "Logitech", "USB Optical Mouse", "1.5", 0);
		use("1-3:1.0", 3, 1, 2, "usbhid");
		plug("1-4", 7, "1050:0407", "Yubico", "YubiKey OTP+FIDO+CCID", "12", 0);
		use("1-4:1.0", 0x0b, 0, 0, "");
		plug("1-5", 8, "04f2:b6d9", "Chicony", "Integrated Camera", "480", 0);
		use("1-5:1.0", 0x0e, 1, 0, "uvcvideo");
		plug("usb2", 1, "1d6b:0003", "Linux Foundation", "3.0 root hub", "5000", 4);
		use("2-0:1.0", 9, 0, 0, "hub");
		plug("2-1", 2, "18d1:4ee1", "Google", "Pixel 8", "5000", 0);
		use("2-1:1.0", 6, 1, 1, "");
	}

	private void plug(String port, int address, String ids, String manufacturer, String product, String megabits,
			int ports) throws IOException {
		Path folder = Files.createDirectories(devices.resolve(port));
		int bus = Integer.parseInt(port.replace("usb", "").replaceFirst("-.*", ""));
		write(folder, "busnum", String.valueOf(bus));
		write(folder, "devnum", String.valueOf(address));
		write(folder, "idVendor", ids.substring(0, 4));
		write(folder, "idProduct", ids.substring(5));
		write(folder, "speed", megabits);
		write(folder, "maxchild", String.valueOf(ports));
		write(folder, "manufacturer", manufacturer);
		write(folder, "product", product);
		Files.createDirectories(node(bus, address).getParent());
		Files.createFile(node(bus, address));
	}

	private Path node(int bus, int address) {
		return root.resolve("dev/bus/usb/%03d/%03d".formatted(bus, address));
	}

	/** What a device can be used as. */
	private void use(String name, int usbClass, int subclass, int protocol, String driver) throws IOException {
		Path folder = Files.createDirectories(devices.resolve(name));
		write(folder, "bInterfaceClass", "%02x".formatted(usbClass));
		write(folder, "bInterfaceSubClass", "%02x".formatted(subclass));
		write(folder, "bInterfaceProtocol", "%02x".formatted(protocol));
		write(folder, "uevent", driver.isEmpty() ? "" : "DRIVER=" + driver);
	}

	private void mount(String function, String disk, String where) throws IOException {
		Files.createDirectories(devices.resolve(function).resolve("host6/target6:0:0/6:0:0:0/block").resolve(disk));
		write(Files.createDirectories(root.resolve("etc")), "mtab", "/dev/" + disk + "1 " + where + " vfat rw 0 0");
	}

	private static void write(Path folder, String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text + "\n");
	}
}
