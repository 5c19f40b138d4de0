/** The PCI topology: read, joined with the object tree, and where a device can be plugged. */
@NonNullByDefault
package org.wheelhouse.core.pci;

import org.eclipse.jdt.annotation.NonNullByDefault;
