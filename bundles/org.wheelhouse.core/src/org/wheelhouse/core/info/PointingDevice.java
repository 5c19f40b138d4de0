package org.wheelhouse.core.info;

/**
 * A pointing device of the guest.
 *
 * @param name     as QEMU calls it
 * @param index    of QEMU
 * @param current  whether it gets what viewers send
 * @param absolute whether it takes positions instead of movements
 */
public record PointingDevice(String name, long index, boolean current, boolean absolute) {}
