package org.wheelhouse.core.state;

/**
 * A point of the continuation of the curve of what remains.
 *
 * @param atMillis  since the start of the migration
 * @param remaining bytes; the likeliest
 * @param low       bytes; 90 % of what can come is above
 * @param high      bytes; 90 % of what can come is below
 */
public record ForecastPoint(long atMillis, long remaining, long low, long high) {}
