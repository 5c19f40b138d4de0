/** Copies of images from one computer to another, whichever they are. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.host.copy;
