package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.state.MigrationSample;

/**
 * A pass over the guest's memory, as the samples show it.
 *
 * @param number      QEMU's dirty-sync-count
 * @param startMillis since the start of the migration
 * @param tookMillis  so far, or until the next one began
 * @param fresh       bytes to be sent when it began
 * @param left        bytes not sent when the next one began, or now
 * @param bandwidth   the limit at its end, in bytes per second
 */
record Pass(long number, long startMillis, long tookMillis, double fresh, double left, long bandwidth) {

	private static final long SLOT_MILLIS = Math.round(Sending.SLOT * 1000);

	/** In order; the last one is under way. */
	static List<Pass> of(List<MigrationSample> samples) {
		var passes = new ArrayList<Pass>();
		var from = 0;
		for (var to = 1; to <= samples.size(); to++) {
			if (to == samples.size()
					|| samples.get(to).dirtySyncCount() != samples.get(from).dirtySyncCount()) {
				var before = from == 0 ? samples.getFirst() : samples.get(from - 1);
				add(passes, before, samples.subList(from, to));
				from = to;
			}
		}
		return passes;
	}

	private static void add(List<Pass> passes, MigrationSample before, List<MigrationSample> within) {
		var first = within.getFirst();
		var end = within.getLast();
		var rate = Math.max(1, first.bytesPerSecond()) / 1000.0;
		var gap = first.atMillis() - before.atMillis();
		var least = first.remaining();
		var begun = begun(before, first.atMillis(), rate);
		var settled = within.stream().filter(sample -> sample.atMillis() >= first.atMillis() + SLOT_MILLIS).toList();
		var fresh = settled.isEmpty()
				// These samples may tell of the pass before, and when it began is known by a slot.
				? (Math.clamp(told(within), least, least + rate * gap) + least + rate * (first.atMillis() - begun)) / 2
				: Math.clamp(told(settled), least, least + rate * gap);
		var start = passes.isEmpty()
				? 0
				: first.atMillis() - Math.round(Math.min(gap, Math.max(0, fresh - least) / rate));
		if (!passes.isEmpty()) {
			passes.add(passes.removeLast().until(start, before, rate));
		}
		passes.add(new Pass(first.dirtySyncCount(), start, end.atMillis() - start, fresh, end.remaining(),
				end.maxBandwidth()));
	}

	/** When the pass was over of which this was the last sample: as soon as less was left than fits the downtime. */
	private static long begun(MigrationSample last, long next, double rate) {
		var threshold = rate * Math.max(0, last.downtimeLimitMillis());
		var slots = last.remaining() < threshold
				? 1
				: (long) Math.floor((last.remaining() - threshold) / (rate * SLOT_MILLIS)) + 1;
		return Math.clamp(last.atMillis() + slots * SLOT_MILLIS, last.atMillis(), next);
	}

	/**
	 * QEMU expects the downtime that sending all would take that was dirty at the start of the pass. For a
	 * slot it may still tell of the one before.
	 */
	private static double told(List<MigrationSample> within) {
		var later = within.stream()
				.filter(sample -> sample.expectedDowntimeMillis() > 0 && sample.bytesPerSecond() > 0)
				.mapToDouble(sample -> sample.expectedDowntimeMillis() / 1000.0 * sample.bytesPerSecond()).sorted()
				.toArray();
		return later.length == 0 ? 0 : later[later.length / 2];
	}

	/** The next one began. */
	private Pass until(long millis, MigrationSample last, double rate) {
		return new Pass(number, startMillis, millis - startMillis, fresh,
				Math.max(0, last.remaining() - rate * Math.max(0, millis - last.atMillis())), bandwidth);
	}
}
