package org.wheelhouse.core.guard;

/**
 * A part of a guest's memory.
 *
 * @param address of its first byte: 64 bits, without sign
 * @param bytes   how many, at least one
 */
public record MemoryRange(long address, long bytes) {

	public MemoryRange {
		if (bytes < 1) {
			throw new IllegalArgumentException(bytes + " bytes");
		}
	}

	/** Where it begins, as programmers write it. */
	public String from() {
		return "0x" + Long.toHexString(address);
	}
}
