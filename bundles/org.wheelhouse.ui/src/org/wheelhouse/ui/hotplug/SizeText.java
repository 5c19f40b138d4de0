package org.wheelhouse.ui.hotplug;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/** The size of a new image as it is typed: a number and a binary unit. */
final class SizeText {

	/** The units that are offered, each 1024 times the one before; the first is 1024 × 1024 bytes. */
	static final List<String> UNITS = List.of("MiB", "GiB", "TiB");

	private static final int SECTOR = 512;
	private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

	private SizeText() {
	}

	/** Bytes; empty when it is no positive number of whole sectors. */
	static OptionalLong bytes(String number, int unit) {
		try {
			var bytes = new BigDecimal(number.strip()).multiply(BigDecimal.valueOf(1L << (20 + 10 * unit)));
			boolean fits = bytes.signum() > 0 && bytes.compareTo(LARGEST) < 0
					&& bytes.remainder(BigDecimal.valueOf(SECTOR)).signum() == 0;
			return fits ? OptionalLong.of(bytes.longValueExact()) : OptionalLong.empty();
		} catch (NumberFormatException _) {
			return OptionalLong.empty();
		}
	}
}
