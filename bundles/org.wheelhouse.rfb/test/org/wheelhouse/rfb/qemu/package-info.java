/** A real QEMU whose screen shows what a boot sector of ours has drawn. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.rfb.qemu;
