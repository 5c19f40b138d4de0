package org.wheelhouse.core.migration.forecast;

import java.util.Arrays;
import java.util.List;

import org.wheelhouse.core.state.MigrationSample;

/**
 * How fast the memory goes.
 *
 * @param perSecond bytes, while the guest runs
 * @param burst     bytes a second, while it stands: the last of it goes without a limit
 * @param packing   bytes of memory for each byte that is sent
 */
record Sending(double perSecond, double burst, double packing) {

	/** QEMU sends what it may send in so many seconds, and waits for the next such time. */
	static final double SLOT = 0.1;
	/** Bytes a second between two processes of one computer while the guest runs, as the recordings for calibration show it. */
	private static final double LOCAL = 0.8e9;
	/** The same while it stands. */
	private static final double LOCAL_BURST = 1.6e9;
	/** What belongs to a page beside its bytes makes QEMU count a little more than its limit. */
	private static final double COUNTED = 1.0005;
	/** Below this part of the limit it is not the limit that holds it back. */
	private static final double BOUND = 0.85;
	/** The newest samples that count. */
	private static final int NEWEST = 5;
	private static final double MOST_PACKING = 50;

	/** Bytes in one slot. */
	double slot() {
		return perSecond * SLOT * packing;
	}

	/** Bytes of memory a second. */
	double memoryPerSecond() {
		return perSecond * packing;
	}

	/** Below this many bytes QEMU looks whether it can end. */
	double threshold(Limits limits) {
		return perSecond * limits.downtimeMillis() / 1000.0;
	}

	static Sending of(Observed seen) {
		var samples = seen.samples();
		var wanted = seen.limits().maxBandwidth();
		var now = recent(samples);
		var limitThen = seen.last().maxBandwidth();
		var heldBack = limitThen > 0 && (now < 0 || now >= limitThen * BOUND);
		// What the way can do is only seen where the limit does not hold it back.
		var way = heldBack ? seen.local() ? LOCAL : Double.POSITIVE_INFINITY : now;
		var capacity = heldBack ? Math.max(way, now) : now;
		var limited = wanted > 0 ? wanted * COUNTED : Double.POSITIVE_INFINITY;
		return new Sending(rate(Math.min(limited, capacity), now),
				Math.max(1, seen.local() ? LOCAL_BURST : Math.max(fastest(samples), now)), packing(samples));
	}

	/** What is not known to be bounded is as it is now. */
	private static double rate(double bounded, double now) {
		return Math.max(1, Double.isFinite(bounded) ? bounded : now);
	}

	/** The median of the newest, without the first sample of a pass, which may be of the one before; negative when not known. */
	private static double recent(List<MigrationSample> samples) {
		var last = samples.getLast();
		var newest = samples.subList(Math.max(0, samples.size() - NEWEST), samples.size()).stream()
				.filter(sample -> sample.bytesPerSecond() > 0 && sample.maxBandwidth() == last.maxBandwidth())
				.mapToDouble(MigrationSample::bytesPerSecond).sorted().toArray();
		return newest.length == 0 ? -1 : newest[newest.length / 2];
	}

	private static double fastest(List<MigrationSample> samples) {
		var known = samples.stream().mapToDouble(MigrationSample::bytesPerSecond).filter(rate -> rate > 0).sorted()
				.toArray();
		// One sample may be of a moment.
		return known.length == 0 ? 1 : known[Math.max(0, known.length * 9 / 10 - 1)];
	}

	/** Of the passes after the first, in which a page that is all zeros goes as a few bytes. */
	private static double packing(List<MigrationSample> samples) {
		var ratios = new double[samples.size()];
		var count = 0;
		for (var i = samples.size() - 1; i > 0 && count < 20; i--) {
			var before = samples.get(i - 1);
			var after = samples.get(i);
			if (after.dirtySyncCount() == before.dirtySyncCount() && after.dirtySyncCount() > 1
					&& after.transferred() > before.transferred() && before.remaining() > after.remaining()) {
				ratios[count++] = (double) (before.remaining() - after.remaining())
						/ (after.transferred() - before.transferred());
			}
		}
		Arrays.sort(ratios, 0, count);
		return count < 3 ? 1 : Math.clamp(ratios[count / 2], 0.9, MOST_PACKING);
	}
}
