package org.wheelhouse.ui.migration.chart;

import java.util.Optional;

import org.wheelhouse.model.live.MigrationSample;

/**
 * What a person may change while it runs.
 *
 * @param maxBandwidth   bytes per second, 0 is unlimited
 * @param downtimeMillis the longest pause allowed, 0 when not known
 */
public record Limits(long maxBandwidth, long downtimeMillis) {

	/** As they were at the moment that is looked at. */
	public static Limits at(Sight sight) {
		Optional<MigrationSample> sample = sight.played() ? sight.newest() : Optional.empty();
		return new Limits(
				sample.map(MigrationSample::getMaxBandwidth).filter(value -> value >= 0)
						.orElse(sight.state().getMaxBandwidth()),
				sample.map(MigrationSample::getDowntimeLimitMillis).filter(value -> value >= 0)
						.orElse(sight.state().getDowntimeLimitMillis()));
	}
}
