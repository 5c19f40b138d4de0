/**
 * Drives the built product as a person does, with a real mouse and keyboard on a real display, and looks at what it does
 * from three sides: at its widgets through the probe, at QEMU through a monitor of its own, and at the guest through its
 * serial port. Everything here blocks the caller, and nothing waits without a deadline.
 */
package org.wheelhouse.producttest;
