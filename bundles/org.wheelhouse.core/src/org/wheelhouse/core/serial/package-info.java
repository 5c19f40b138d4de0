/**
 * The serial ports of machines: what a guest wrote, and the way to write to it. Ports are read whether anybody looks or not,
 * because a guest stands still while nobody reads.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package org.wheelhouse.core.serial;
