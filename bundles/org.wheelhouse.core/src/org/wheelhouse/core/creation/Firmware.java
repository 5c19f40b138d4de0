package org.wheelhouse.core.creation;

/** What a machine begins to execute. */
public enum Firmware {
	/** What QEMU takes by itself. */
	BIOS("BIOS"),
	/** UEFI, with variables of its own; BIOS where the computer has no UEFI for the machine. */
	UEFI("UEFI"),
	/** UEFI that starts signed systems only. */
	SECURE_UEFI("UEFI with Secure Boot");

	private final String words;

	Firmware(String words) {
		this.words = words;
	}

	/** What a person chooses. */
	public String words() {
		return words;
	}
}
