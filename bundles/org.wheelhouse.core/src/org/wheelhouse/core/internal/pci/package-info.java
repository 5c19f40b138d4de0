/** Asks for the PCI topology and writes it into the live model. */
@NonNullByDefault
package org.wheelhouse.core.internal.pci;

import org.eclipse.jdt.annotation.NonNullByDefault;
