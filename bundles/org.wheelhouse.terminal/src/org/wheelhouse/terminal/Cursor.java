package org.wheelhouse.terminal;

/**
 * Where the next character goes.
 *
 * @param line    the line's number
 * @param column  from 0
 * @param visible whether the guest has it shown
 */
public record Cursor(long line, int column, boolean visible) {}
