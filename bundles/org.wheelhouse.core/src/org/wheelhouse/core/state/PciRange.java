package org.wheelhouse.core.state;

/**
 * A window that a bridge forwards to the bus behind it.
 *
 * @param base  its first address, unsigned
 * @param limit its last address, unsigned; below {@code base} when the window is closed
 */
public record PciRange(long base, long limit) {

	/** Whether nothing is forwarded. */
	public boolean closed() {
		return Long.compareUnsigned(limit, base) < 0;
	}

	/** For a person: {@code 0xc000–0xdfff}, or {@code none} when closed. */
	public String text() {
		return closed() ? "none" : "0x" + Long.toHexString(base) + "–0x" + Long.toHexString(limit);
	}
}
