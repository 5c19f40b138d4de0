package org.wheelhouse.core.state;

/**
 * A base address register of a function, or its expansion ROM.
 *
 * @param bar          its number; 6 is the ROM
 * @param type         {@code io} or {@code memory}
 * @param address      where it is mapped, unsigned; -1 while the firmware or guest has not mapped it
 * @param size         bytes
 * @param prefetchable of memory: reading has no side effects
 * @param wide         of memory: may be above 4 GiB
 */
public record PciRegion(int bar, String type, long address, long size, boolean prefetchable, boolean wide) {

	/** Whether it has an address. */
	public boolean mapped() {
		return address != -1;
	}
}
