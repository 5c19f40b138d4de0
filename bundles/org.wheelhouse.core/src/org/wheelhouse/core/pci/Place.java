package org.wheelhouse.core.pci;

import java.util.HexFormat;

/**
 * A slot of a bus, taken or free.
 *
 * @param bus  what {@code -device bus=} takes
 * @param slot its number
 */
public record Place(String bus, int slot) {

	/** For example {@code pci.0/05}, the slot in hexadecimal as QEMU prints it. */
	public String label() {
		return bus + "/" + hex(slot);
	}

	/** A slot's number the way QEMU prints it: two hexadecimal digits. */
	public static String hex(int slot) {
		return HexFormat.of().toHexDigits((byte) slot);
	}
}
