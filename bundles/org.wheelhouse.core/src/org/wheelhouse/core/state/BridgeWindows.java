package org.wheelhouse.core.state;

/**
 * How the firmware or guest programmed the bridge that leads to a bus.
 *
 * @param secondary    the number of the bus; 0 before it was numbered
 * @param subordinate  the highest number behind the bridge; 0 before it was numbered
 * @param io           ports forwarded
 * @param memory       memory forwarded
 * @param prefetchable prefetchable memory forwarded
 */
public record BridgeWindows(int secondary, int subordinate, PciRange io, PciRange memory, PciRange prefetchable) {}
