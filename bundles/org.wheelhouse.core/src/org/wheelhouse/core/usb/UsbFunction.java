package org.wheelhouse.core.usb;

/**
 * What a USB device can be used as: one of its interfaces.
 *
 * @param usbClass  as USB numbers them, for example 8 for mass storage
 * @param subclass  within the class
 * @param protocol  within the subclass
 * @param driver    of the computer's kernel, which has hold of it; {@code usbfs} is a program; empty for nobody
 * @param input     what the computer's console makes of it: {@code keyboard}, {@code pointer} or nothing
 */
public record UsbFunction(int usbClass, int subclass, int protocol, String driver, String input) {

	private static final int HID = 3;
	private static final int HUB = 9;
	/** Subclass of keyboards and mice that work before there is a driver. */
	private static final int BOOT = 1;

	/** Whether a hub. */
	boolean isHub() {
		return usbClass == HUB;
	}

	/** Whether something that people operate the computer with, or other things of that class. */
	public boolean isHid() {
		return usbClass == HID;
	}

	/** Whether a program has hold of it, for example a QEMU. */
	boolean isTaken() {
		return driver.equals("usbfs");
	}

	/** Whether the console of the computer hears it: a keyboard or a pointer, for which its kernel has a driver. */
	boolean isInputInUse() {
		return isHid() && !driver.isEmpty() && !isTaken() && (!input.isEmpty() || subclass == BOOT && protocol > 0);
	}

	/** In a word; empty for what has none. */
	String kind() {
		return switch (usbClass) {
			case 1 -> "audio";
			case 2, 10 -> "communications";
			case HID -> switch (subclass == BOOT ? protocol : 0) {
				case 1 -> "keyboard";
				case 2 -> "pointer";
				default -> input.isEmpty() ? "input" : input;
			};
			case 6 -> "camera, phone";
			case 7 -> "printer";
			case 8 -> "storage";
			case HUB -> "hub";
			case 11 -> "smart card";
			case 14 -> "video";
			case 0xe0 -> "wireless";
			default -> "";
		};
	}
}
