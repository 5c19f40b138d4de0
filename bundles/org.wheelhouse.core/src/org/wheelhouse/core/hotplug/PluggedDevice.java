package org.wheelhouse.core.hotplug;

/**
 * A device that was plugged in.
 *
 * @param id   its id
 * @param bus  the name of its bus
 * @param slot on the bus
 */
public record PluggedDevice(String id, String bus, int slot) {}
