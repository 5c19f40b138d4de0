/**
 * The USB devices of a computer, and how a machine gets one of them. Read from sysfs through the computer's files; what takes a
 * device is QEMU's own {@code usb-host}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.usb;
