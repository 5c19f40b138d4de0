package org.wheelhouse.host;

/**
 * What a computer has for machines at a moment.
 *
 * @param processors  that programs may run on at once
 * @param memoryBytes all of its memory
 * @param freeBytes   of it, what programs could still have without anything being swapped out
 */
public record HostResources(int processors, long memoryBytes, long freeBytes) {}
