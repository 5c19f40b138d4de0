package org.wheelhouse.core.serial;

import java.nio.ByteBuffer;

/**
 * Some of what a guest wrote.
 *
 * @param offset how many bytes it had written before these
 * @param bytes  the bytes; the receiver's own
 */
public record SerialOutput(long offset, ByteBuffer bytes) {}
