/** The objects of which a QEMU is made, as a tree that is read as it is opened, and their properties. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.ui.qmp.qom;
