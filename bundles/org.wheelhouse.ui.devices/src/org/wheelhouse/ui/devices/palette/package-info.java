/**
 * The devices that can be plugged into the machine, by category, each with the number of places that take it. They are
 * dragged onto the PCI picture, or plugged by Enter.
 */
@NonNullByDefault
package org.wheelhouse.ui.devices.palette;

import org.eclipse.jdt.annotation.NonNullByDefault;
