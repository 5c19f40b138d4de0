package org.wheelhouse.core.usb;

/**
 * What tells one kind of USB device from another.
 *
 * @param vendor  who made it, 16 bits
 * @param product which of its maker's, 16 bits
 */
public record UsbIds(int vendor, int product) {

	/** As everybody writes them, for example {@code 0781:5581}. */
	@Override
	public String toString() {
		return hex(vendor) + ":" + hex(product);
	}

	/** Four digits. */
	static String hex(int number) {
		return String.format("%04x", number);
	}
}
