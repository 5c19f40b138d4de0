/** The view of the USB devices of a machine's computer: which are free, whose the others are, and attaching one. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.devices.usb;
