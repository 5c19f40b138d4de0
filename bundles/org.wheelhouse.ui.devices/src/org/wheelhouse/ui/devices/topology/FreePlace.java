package org.wheelhouse.ui.devices.topology;

import org.wheelhouse.model.live.Bus;

/**
 * A run of free places of a bus.
 *
 * @param bus where
 * @param run addresses as the model tells them: one, or a range such as {@code 5-8}
 */
record FreePlace(Bus bus, String run) {}
