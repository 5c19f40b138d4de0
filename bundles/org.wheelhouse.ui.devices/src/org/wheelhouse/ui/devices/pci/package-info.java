/**
 * The PCI topology of a machine: a picture of its buses with every free place, and the same as a table. Devices are
 * dropped onto it, selected in it and taken out of it; what it sends goes through the operations of the core.
 */
@NonNullByDefault
package org.wheelhouse.ui.devices.pci;

import org.eclipse.jdt.annotation.NonNullByDefault;
