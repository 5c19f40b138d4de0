package org.wheelhouse.core.series;

/**
 * A copy of a series, oldest first; both arrays have the same length and belong to the receiver.
 *
 * @param millis when each sample was taken, epoch milliseconds
 * @param values the samples; NaN where nothing is known until the next, as while a machine is started anew
 */
public record Samples(long[] millis, double[] values) {}
