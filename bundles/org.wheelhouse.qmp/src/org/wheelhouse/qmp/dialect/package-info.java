/**
 * Lets every QEMU understand the commands of QEMU 1.0's command reference, also where a newer one renamed, changed or removed
 * them. What is said instead is known beforehand.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.qmp.dialect;
