package org.wheelhouse.ui.migration.picture;

import java.util.OptionalLong;

import org.wheelhouse.ui.widget.Quantity;

/** The two limits of a migration, as they are typed and as QEMU takes them. Any thread. */
public enum LimitKind {

	/** Typed in MiB/s, sent in bytes per second; 0 is unlimited. */
	BANDWIDTH(Messages.Field_bandwidth, Messages.Field_bandwidthUnit, Messages.Field_bandwidthInvalid, 1 << 20,
			1 << 20, 1 << 20, 10L << 30),
	/** In milliseconds; QEMU allows 2,000 seconds. */
	DOWNTIME(Messages.Field_downtime, Messages.Field_downtimeUnit, Messages.Field_downtimeInvalid, 1, 2_000_000,
			10, 60_000);

	private final String label;
	private final String unit;
	private final String invalid;
	private final long unitSize;
	private final double most;
	private final long sliderLeast;
	private final long sliderMost;

	LimitKind(String label, String unit, String invalid, long unitSize, double most, long sliderLeast,
			long sliderMost) {
		this.label = label;
		this.unit = unit;
		this.invalid = invalid;
		this.unitSize = unitSize;
		this.most = most;
		this.sliderLeast = sliderLeast;
		this.sliderMost = sliderMost;
	}

	/** What it is called, with its mnemonic. */
	public String label() {
		return label;
	}

	/** The unit in which it is typed. */
	public String unit() {
		return unit;
	}

	/** The typed limit as QEMU takes it, empty when nothing was typed. */
	public OptionalLong parse(String text) throws InvalidLimit {
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
	public String format(long value) {
		double typed = (double) value / unitSize;
		return typed == Math.rint(typed)
				? Long.toString(Math.round(typed))
				: Double.toString(Math.round(typed * 1000) / 1000.0);
	}

	/**
	 * The limit at a place of a slider: each tenth of the way multiplies it by as much as the one before.
	 *
	 * @param share of the way, from 0 to 1; the end is no limit where there may be none
	 */
	long atSlider(double share) {
		if (this == BANDWIDTH && share >= 1) {
			return 0;
		}
		long value = Math.round(sliderLeast * Math.pow((double) sliderMost / sliderLeast, share));
		return round(value);
	}

	/** Where a limit is on the slider. */
	double onSlider(long value) {
		if (this == BANDWIDTH && value == 0) {
			return 1;
		}
		return Math.clamp(Math.log((double) Math.max(1, value) / sliderLeast)
				/ Math.log((double) sliderMost / sliderLeast), 0, 1);
	}

	/** How it reads in a sentence. */
	String figure(long value) {
		return this == BANDWIDTH
				? value == 0 ? Messages.Field_unlimited : Quantity.rate(value).toString()
				: Quantity.milliseconds(value).toString();
	}

	/** To two digits, in the unit in which it is typed. */
	private long round(long value) {
		double typed = (double) value / unitSize;
		double magnitude = Math.pow(10, Math.floor(Math.log10(Math.max(1, typed))) - 1);
		return Math.round(Math.round(typed / magnitude) * magnitude * unitSize);
	}
}
