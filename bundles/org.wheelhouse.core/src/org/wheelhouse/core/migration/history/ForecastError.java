package org.wheelhouse.core.migration.history;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;

/**
 * How wrong a forecast was, as is known once the migration is over. Pure; model thread.
 *
 * @param saidMillis what was to be left at its moment, as it said
 * @param trueMillis what was left
 */
public record ForecastError(long saidMillis, long trueMillis) {

	/** Of one that named an end, of a migration that came to its end. */
	public static Optional<ForecastError> of(MigrationForecast forecast, MigrationRecord record) {
		var left = record.getTookMillis() - forecast.getAtMillis();
		return record.getOutcome() == MigrationResult.COMPLETED && forecast.getEndMillis() >= 0 && left > 0
				? Optional.of(new ForecastError(forecast.getEndMillis() - forecast.getAtMillis(), left))
				: Optional.empty();
	}

	/** By how much too long (above 0) or too short it was, of what was left: 1 is twice as long. */
	public double share() {
		return (double) (saidMillis - trueMillis) / trueMillis;
	}

	/** The middle of all errors of a record whose forecasts are there, without their signs; empty where none named an end. */
	public static Optional<Double> median(MigrationRecord record) {
		List<Double> sizes = record.getForecasts().stream().flatMap(forecast -> of(forecast, record).stream())
				.map(error -> Math.abs(error.share())).sorted().toList();
		return sizes.isEmpty() ? Optional.empty() : Optional.of(sizes.get(sizes.size() / 2));
	}
}
