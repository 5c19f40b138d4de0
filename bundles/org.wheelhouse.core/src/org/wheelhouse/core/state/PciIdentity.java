package org.wheelhouse.core.state;

import java.util.OptionalInt;

/**
 * What a function's configuration space tells about it ({@code query-pci}).
 *
 * @param classCode       base class and sub-class, for example 0x0200
 * @param vendorId        vendor
 * @param deviceId        device
 * @param subsystemVendor vendor of the subsystem, where it has one
 * @param subsystem       the subsystem, where it has one
 * @param irqPin          0 when it has no interrupt pin, else 1 (INTA) to 4; empty when QEMU does not tell
 * @param irq             the interrupt line, where it has one; 0 until the firmware chose it
 */
public record PciIdentity(int classCode, int vendorId, int deviceId, OptionalInt subsystemVendor, OptionalInt subsystem,
		OptionalInt irqPin, OptionalInt irq) {}
