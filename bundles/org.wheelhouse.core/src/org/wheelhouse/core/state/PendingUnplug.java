package org.wheelhouse.core.state;

/**
 * A device whose removal was asked for.
 *
 * @param sinceMillis when it was asked for, epoch milliseconds
 * @param text        what is awaited
 */
public record PendingUnplug(long sinceMillis, String text) {}
