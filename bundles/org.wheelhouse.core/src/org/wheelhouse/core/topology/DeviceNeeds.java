package org.wheelhouse.core.topology;

/**
 * What a type of device wants of a bus.
 *
 * @param type         QEMU's name of it
 * @param bus          QOM type of the bus, as {@code info qdm} prints it: {@code PCI}, {@code usb-bus}, {@code SCSI} …; empty
 *                     for what sits on none
 * @param express      whether it can be a PCI Express device
 * @param conventional whether it can be a conventional PCI device
 */
public record DeviceNeeds(String type, String bus, boolean express, boolean conventional) {

	/** Of what is not PCI. */
	public DeviceNeeds(String type, String bus) {
		this(type, bus, false, false);
	}

	/** Whether it is for PCI. */
	public boolean isPci() {
		return bus.equals("PCI") || bus.equals("PCIE");
	}
}
