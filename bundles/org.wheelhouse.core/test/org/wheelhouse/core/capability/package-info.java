/** Tests of what a QEMU can. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.capability;
