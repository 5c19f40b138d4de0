/**
 * UEFI as the packages of a computer offer it: QEMU's firmware descriptors ({@code docs/interop/firmware.json} of QEMU), which
 * one fits a machine, and the options by which a machine has it together with variables of its own.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.firmware;
