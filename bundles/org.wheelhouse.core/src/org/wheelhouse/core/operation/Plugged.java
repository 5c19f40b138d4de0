package org.wheelhouse.core.operation;

/**
 * A device that was plugged in.
 *
 * @param id   its id
 * @param bus  the name of its bus
 * @param slot on the bus
 */
public record Plugged(String id, String bus, int slot) {}
