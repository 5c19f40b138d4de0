package org.wheelhouse.ui.migration.chart;

import java.util.List;

import org.wheelhouse.ui.migration.chart.ValueScale.Unit;
import org.wheelhouse.ui.widget.Quantity;

/** What a plot measures, with the units that its axis may have, smallest first. */
enum Measure {

	/** An amount of memory, in bytes. */
	BYTES(List.of(new Unit("KiB", 1 << 10), new Unit("MiB", 1 << 20), new Unit("GiB", 1 << 30))),
	/** Memory by time, in bytes per second. */
	RATE(List.of(new Unit("KiB/s", 1 << 10), new Unit("MiB/s", 1 << 20), new Unit("GiB/s", 1 << 30))),
	/** A short time, in milliseconds. */
	MILLIS(List.of(new Unit("ms", 1), new Unit("s", 1000))),
	/** A share, in percent. */
	PERCENT(List.of(new Unit("%", 1))),
	/** How many. */
	COUNT(List.of(new Unit("", 1), new Unit("k", 1000), new Unit("M", 1_000_000)));

	/** A larger unit is taken once there are so many of it, so that an axis does not count in ones. */
	private static final int WORTH_A_UNIT = 2;

	private final List<Unit> units;

	Measure(List<Unit> units) {
		this.units = units;
	}

	/** A value as it reads beside a curve, with its unit. */
	String figure(double value) {
		return switch (this) {
			case BYTES -> Quantity.bytes(Math.round(value)).toString();
			case RATE -> Quantity.rate(Math.round(value)).toString();
			case MILLIS -> Quantity.milliseconds(Math.round(value)).toString();
			case PERCENT -> Quantity.percent(value).toString();
			case COUNT -> Long.toString(Math.round(value));
		};
	}

	/** The unit for values up to this one. */
	Unit unitFor(double largest) {
		Unit chosen = units.getFirst();
		for (Unit unit : units) {
			if (largest >= WORTH_A_UNIT * unit.size()) {
				chosen = unit;
			}
		}
		return chosen;
	}
}
