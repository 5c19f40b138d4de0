/**
 * The view of what a QEMU has besides disks, buses and CPUs: itself, character devices, pointing devices and servers of the
 * guest's screen.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.devices.info;
