package org.wheelhouse.ui.migration;

import java.util.OptionalLong;

/** The two limits of a migration, as they are typed and as QEMU takes them. Any thread. */
enum LimitKind {

	/** Typed in MiB/s, sent in bytes per second; 0 is unlimited. */
	BANDWIDTH(Messages.Field_bandwidth, Messages.Field_bandwidthUnit, Messages.Field_bandwidthInvalid, 1 << 20,
			1 << 20),
	/** In milliseconds; QEMU allows 2,000 seconds. */
	DOWNTIME(Messages.Field_downtime, Messages.Field_downtimeUnit, Messages.Field_downtimeInvalid, 1, 2_000_000);

	private final String label;
	private final String unit;
	private final String invalid;
	private final long unitSize;
	private final double most;

	LimitKind(String label, String unit, String invalid, long unitSize, double most) {
		this.label = label;
		this.unit = unit;
		this.invalid = invalid;
		this.unitSize = unitSize;
		this.most = most;
	}

	/** What it is called, with its mnemonic. */
	String label() {
		return label;
	}

	/** The unit in which it is typed. */
	String unit() {
		return unit;
	}

	/** The typed limit as QEMU takes it, empty when nothing was typed. */
	OptionalLong parse(String text) throws InvalidLimit {
		String number = text.strip().replace(',', '.');
		if (number.isEmpty()) {
			return OptionalLong.empty();
		}
		try {
			double value = Double.parseDouble(number);
			if (value >= 0 && value <= most && !number.endsWith("d") && !number.endsWith("f")) {
				return OptionalLong.of(Math.round(value * unitSize));
			}
		} catch (NumberFormatException _) {
			// said below, as for a number that is out of range
		}
		throw new InvalidLimit(invalid);
	}

	/** A limit of QEMU as it would be typed. */
	String format(long value) {
		double typed = (double) value / unitSize;
		return typed == Math.rint(typed)
				? Long.toString(Math.round(typed))
				: Double.toString(Math.round(typed * 1000) / 1000.0);
	}
}
