/** Finds the serial ports of machines, connects to them and keeps what guests write. */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.internal.serial;
