package org.wheelhouse.core.series;

/**
 * A copy of a series, oldest first; both arrays have the same length and belong to the receiver.
 *
 * @param millis when each sample was taken, epoch milliseconds
 * @param values the samples
 */
public record Samples(long[] millis, double[] values) {}
