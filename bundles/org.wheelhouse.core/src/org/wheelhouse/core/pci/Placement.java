package org.wheelhouse.core.pci;

/** Whether a device can be plugged where somebody points. */
public sealed interface Placement {

	/**
	 * It can.
	 *
	 * @param bus  what {@code device_add bus=} takes
	 * @param slot the slot it would get
	 */
	record Fits(String bus, int slot) implements Placement {}

	/**
	 * It cannot.
	 *
	 * @param reason a sentence for a person, with QEMU's own words where QEMU would say some
	 */
	record Refused(String reason) implements Placement {}
}
