package org.wheelhouse.core.hotplug;

/**
 * A device that was plugged in.
 *
 * @param id    its id
 * @param place in words, for example {@code pci.0, slot 5}; empty for what is on no bus
 */
public record PluggedDevice(String id, String place) {}
