/**
 * What a QEMU can: its machine types, CPU models, devices, backends and options. Asked of a QEMU that is thrown away, never
 * written down here.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.capability;
