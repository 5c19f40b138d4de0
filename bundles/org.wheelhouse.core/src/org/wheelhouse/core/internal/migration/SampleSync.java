package org.wheelhouse.core.internal.migration;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.EList;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.model.live.LiveFactory;

/** Shows samples. One that was taken stays as it is: new ones come at the end, and old ones go when there are many. */
final class SampleSync {

	private SampleSync() {
	}

	/** Costs what has come; where some have gone, all are looked at. */
	static void apply(List<MigrationSample> samples, EList<org.wheelhouse.model.live.MigrationSample> shown) {
		if (!continues(samples, shown)) {
			var kept = samples.stream().map(MigrationSample::atMillis).collect(Collectors.toSet());
			shown.removeAll(shown.stream().filter(old -> !kept.contains(old.getAtMillis())).toList());
		}
		if (!continues(samples, shown)) {
			shown.clear();
		}
		shown.addAll(samples.subList(shown.size(), samples.size()).stream().map(SampleSync::shown).toList());
	}

	private static boolean continues(List<MigrationSample> samples,
			EList<org.wheelhouse.model.live.MigrationSample> shown) {
		return shown.isEmpty() || shown.size() <= samples.size()
				&& shown.getFirst().getAtMillis() == samples.getFirst().atMillis()
				&& shown.getLast().getAtMillis() == samples.get(shown.size() - 1).atMillis();
	}

	private static org.wheelhouse.model.live.MigrationSample shown(MigrationSample sample) {
		var created = LiveFactory.eINSTANCE.createMigrationSample();
		new FeatureWriter(created).set(MIGRATION_SAMPLE__AT_MILLIS, sample.atMillis())
				.set(MIGRATION_SAMPLE__STATUS, sample.status()).set(MIGRATION_SAMPLE__GAP, sample.gap())
				.set(MIGRATION_SAMPLE__TRANSFERRED, sample.transferred())
				.set(MIGRATION_SAMPLE__REMAINING, sample.remaining())
				.set(MIGRATION_SAMPLE__DIRTY_BYTES_PER_SECOND, sample.dirtyBytesPerSecond())
				.set(MIGRATION_SAMPLE__DIRTY_SYNC_COUNT, sample.dirtySyncCount())
				.set(MIGRATION_SAMPLE__BYTES_PER_SECOND, sample.bytesPerSecond())
				.set(MIGRATION_SAMPLE__EXPECTED_DOWNTIME_MILLIS, sample.expectedDowntimeMillis())
				.set(MIGRATION_SAMPLE__THROTTLE_PERCENT, sample.throttlePercent())
				.set(MIGRATION_SAMPLE__POSTCOPY_REQUESTS, sample.postcopyRequests())
				.set(MIGRATION_SAMPLE__MULTIFD_BYTES, sample.multifdBytes())
				.set(MIGRATION_SAMPLE__XBZRLE_MISS_RATE, sample.xbzrleMissRate())
				.set(MIGRATION_SAMPLE__MAX_BANDWIDTH, sample.maxBandwidth())
				.set(MIGRATION_SAMPLE__DOWNTIME_LIMIT_MILLIS, sample.downtimeLimitMillis())
				.set(MIGRATION_SAMPLE__REWRITTEN_PER_SECOND, sample.rewrittenPerSecond())
				.set(MIGRATION_SAMPLE__REWRITTEN_IN_TWO_SECONDS, sample.rewrittenInTwoSeconds());
		return created;
	}
}
