package org.wheelhouse.ui.devices.hotplug;

import org.wheelhouse.core.pci.Place;

/**
 * A device that is being prepared. Immutable.
 *
 * @param place where it would go
 * @param id    what it would be called
 */
public record PlannedDevice(Place place, String id) {}
