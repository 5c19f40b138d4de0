package org.wheelhouse.host.launch;

/**
 * Which process it is, even when its id is used again.
 *
 * @param pid        process id
 * @param startTicks when it started, in ticks since boot
 */
public record ProcessMark(long pid, long startTicks) {}
