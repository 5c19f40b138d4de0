package org.wheelhouse.core.state;

import java.time.Duration;

/**
 * How a guest is asked to let go of a device: what it is told by, how long it takes where it listens, and whether a reset helps
 * where it does not. Measured with Linux guests on QEMU 7.2 and 11.
 */
public enum UnplugWay {

	/** ACPI for PCI. A reset carries out what was asked. */
	ACPI("ACPI", "0.1 to 1.5 s", Duration.ofSeconds(15), true),
	/** The attention button of a PCI Express port, which blinks for 5 s. */
	NATIVE("PCI Express hotplug", "6 s", Duration.ofSeconds(20), false),
	/** The attention button of a conventional bridge. */
	SHPC("SHPC", "5 s", Duration.ofSeconds(20), false),
	/** ACPI for processors. */
	CPU("ACPI", "0.1 to 3 s", Duration.ofSeconds(15), false),
	/** ACPI for memory. */
	MEMORY("ACPI", "less than 0.1 s", Duration.ofSeconds(15), false),
	/** Nobody is asked: USB, SCSI and ports of virtio-serial. */
	AT_ONCE("", "at once", Duration.ofSeconds(15), false),
	/** QEMU did not tell. */
	NOT_KNOWN("", "", Duration.ofSeconds(20), false);

	private final String word;
	private final String usual;
	private final Duration patience;
	private final boolean doneAtReset;

	UnplugWay(String word, String usual, Duration patience, boolean doneAtReset) {
		this.word = word;
		this.usual = usual;
		this.patience = patience;
		this.doneAtReset = doneAtReset;
	}

	/** By what the guest is asked; empty when nobody is, or it is not known. */
	public String word() {
		return word;
	}

	/** How long it takes where the guest listens, for example {@code 0.1 to 1.5 s}; empty when not known. */
	public String usual() {
		return usual;
	}

	/** After so long the guest is called silent. */
	public Duration patience() {
		return patience;
	}

	/** Whether QEMU takes the device out at the next reset when the guest has not let go of it. */
	public boolean isDoneAtReset() {
		return doneAtReset;
	}
}
