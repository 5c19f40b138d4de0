/**
 * Disk images while no machine has them open: what one is, making, overlaying, copying and comparing, all by
 * {@code qemu-img} of the image's own computer, and what depends on one. Nothing is ever written into a file that is there.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.image;
