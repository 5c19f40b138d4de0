package org.wheelhouse.core;

/**
 * A device whose removal was asked for.
 *
 * @param sinceMillis when it was asked for, epoch milliseconds
 * @param text        what is awaited
 */
public record Leaving(long sinceMillis, String text) {}
