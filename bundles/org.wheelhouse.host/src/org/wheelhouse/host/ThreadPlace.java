package org.wheelhouse.host;

/**
 * Where a thread of a computer runs.
 *
 * @param processor on which it ran last, counted from 0; negative when not known
 * @param allowed   on which it may run, as ranges, for example {@code 0-3,8}; empty when not known
 */
public record ThreadPlace(int processor, String allowed) {}
