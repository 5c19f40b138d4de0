package org.wheelhouse.ui.devices.pci;

import org.wheelhouse.model.live.PciBus;

/**
 * The line from a bridge or port to the bus behind it.
 *
 * @param from   the tile of the bridge
 * @param to     the bus
 * @param points x and y of each corner
 */
record Wire(SlotTile from, PciBus to, int[] points) {}
