/** Reads the USB devices of computers, and what machines have of them, while somebody looks, and shows them in the model. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.usb;
