package org.wheelhouse.ui.migration.chart;

import java.util.function.ToDoubleFunction;

import org.wheelhouse.model.live.MigrationSample;

/** What a sample tells in figures: of curves, of the table and of what is exported. */
enum Figure {
	/** Bytes to be sent. */
	REMAINING("remaining", Messages.Chart_remainingNow, Messages.Column_remaining, Measure.BYTES,
			sample -> flows(sample) ? sample.getRemaining() : -1),
	/** Bytes sent. */
	SENT("transferred", Messages.Chart_sent, Messages.Column_sent, Measure.BYTES,
			sample -> flows(sample) ? sample.getTransferred() : -1),
	/** Bytes sent each second. */
	BANDWIDTH("bandwidth", Messages.Chart_bandwidth, Messages.Column_bandwidth, Measure.RATE,
			sample -> flows(sample) ? sample.getBytesPerSecond() : -1),
	/** Bytes that the guest rewrites each second; nothing is measured in the first pass, nor of a guest that has left. */
	DIRTY("dirty-rate", Messages.Chart_dirty, Messages.Column_dirty, Measure.RATE,
			sample -> judged(sample) ? sample.getDirtyBytesPerSecond() : -1),
	/** The downtime that QEMU expects; in the first pass it only repeats the limit. */
	EXPECTED("expected-downtime", Messages.Chart_expected, Messages.Column_expected, Measure.MILLIS,
			sample -> judged(sample) ? sample.getExpectedDowntimeMillis() : -1),
	/** By how much the guest is slowed down. */
	THROTTLE("throttle", Messages.Chart_throttled, Messages.Column_throttle, Measure.PERCENT,
			MigrationSample::getThrottlePercent),
	/** Pages for which the guest waited at the destination. */
	REQUESTS("postcopy-requests", Messages.Chart_requests, Messages.Column_requests, Measure.COUNT,
			MigrationSample::getPostcopyRequests),
	/** Bytes sent over the channels of multifd. */
	MULTIFD("multifd-bytes", Messages.Chart_multifd, Messages.Column_multifd, Measure.BYTES,
			MigrationSample::getMultifdBytes),
	/** How often the cache of xbzrle did not have the page. */
	XBZRLE("xbzrle-miss-rate", Messages.Chart_xbzrle, Messages.Column_xbzrle, Measure.PERCENT,
			sample -> sample.getXbzrleMissRate() < 0 ? -1 : sample.getXbzrleMissRate() * 100);

	private final String id;
	private final String label;
	private final String heading;
	private final Measure measure;
	private final ToDoubleFunction<MigrationSample> value;

	Figure(String id, String label, String heading, Measure measure, ToDoubleFunction<MigrationSample> value) {
		this.id = id;
		this.label = label;
		this.heading = heading;
		this.measure = measure;
		this.value = value;
	}

	/** Its name in files. */
	String id() {
		return id;
	}

	/** Its name at the end of a curve. */
	String label() {
		return label;
	}

	/** Its name above a column. */
	String heading() {
		return heading;
	}

	/** Its unit. */
	Measure measure() {
		return measure;
	}

	/** Its value; negative when not known. */
	double of(MigrationSample sample) {
		return value.applyAsDouble(sample);
	}

	/** While disks are copied no memory is on its way yet. */
	private static boolean flows(MigrationSample sample) {
		return !sample.getStatus().equals("setup");
	}

	private static boolean judged(MigrationSample sample) {
		return sample.getDirtySyncCount() > 1 && !sample.getStatus().equals("completed");
	}
}
