package org.wheelhouse.core.migration;

import java.util.Set;

import org.wheelhouse.core.internal.migration.ForecastSync;
import org.wheelhouse.core.internal.migration.LiveSamples;
import org.wheelhouse.core.migration.forecast.Adviser;
import org.wheelhouse.core.migration.forecast.Forecaster;
import org.wheelhouse.core.migration.forecast.Limits;
import org.wheelhouse.core.migration.forecast.MigrationWay;
import org.wheelhouse.core.migration.forecast.Observed;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationState;

/**
 * What would come of a migration with a limit that is only being considered. Nothing is sent; cheap enough for each movement
 * of a slider. On the model thread, or of a state that is not in the model; what is returned is not in the model.
 */
public final class WhatIf {

	private WhatIf() {
	}

	/** @param bytesPerSecond {@code max-bandwidth}, 0 for no limit */
	public static MigrationForecast bandwidth(MigrationState state, long bytesPerSecond) {
		return of(state, limits(state).withBandwidth(bytesPerSecond));
	}

	/** @param millis {@code downtime-limit} */
	public static MigrationForecast downtime(MigrationState state, long millis) {
		return of(state, limits(state).withDowntime(millis));
	}

	/**
	 * @param bytesPerSecond {@code max-bandwidth}, 0 for no limit
	 * @param millis         {@code downtime-limit}
	 */
	public static MigrationForecast limits(MigrationState state, long bytesPerSecond, long millis) {
		return of(state, limits(state).withBandwidth(bytesPerSecond).withDowntime(millis));
	}

	private static MigrationForecast of(MigrationState state, Limits limits) {
		return ForecastSync.shown(Forecaster.considered(new Observed(LiveSamples.of(state), limits,
				Set.copyOf(state.getCapabilities()), MigrationWay.isLocal(state.getChannel())), limits(state)));
	}

	private static Limits limits(MigrationState state) {
		return new Limits(state.getMaxBandwidth(), state.getDowntimeLimitMillis(),
				state.getThrottlePercent() > 1 ? Adviser.THROTTLE_MOST : 1);
	}
}
