/**
 * Hosts QEMU on this computer: finds it, measures its accelerators, launches machines that outlive the workbench, and
 * adopts those of an earlier one. Others see only the {@link org.wheelhouse.host.Host} service.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.emulator;
