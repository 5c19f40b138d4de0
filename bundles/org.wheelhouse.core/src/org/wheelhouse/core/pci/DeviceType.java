package org.wheelhouse.core.pci;

/**
 * A kind of device that can be plugged.
 *
 * @param name         QEMU's name of it, as {@code -device} takes it
 * @param category     where the palette shows it
 * @param label        what a person calls it
 * @param express      whether it can be a PCI Express device
 * @param conventional whether it can be a conventional PCI device
 * @param backend      what it needs on the host's side
 */
public record DeviceType(String name, Category category, String label, boolean express, boolean conventional,
		Backend backend) {

	/** The groups of the palette, in its order. */
	public enum Category {
		STORAGE, NETWORK, OTHER
	}

	/** What a device needs on the host's side. */
	public enum Backend {
		/** A block node: {@code drive=}. */
		BLOCK,
		/** A network back end: {@code netdev=}. */
		NET,
		/** Nothing. */
		NONE
	}
}
