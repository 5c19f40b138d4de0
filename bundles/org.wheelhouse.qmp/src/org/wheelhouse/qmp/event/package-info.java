/**
 * What QEMU tells of its own accord, as a record for each event that QEMU 7.2 has. The interfaces are the chapters of QEMU's own
 * reference; words of an enumeration stay QEMU's.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.event;
