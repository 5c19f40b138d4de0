package org.wheelhouse.core.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.wheelhouse.core.internal.migration.ForecastSync;
import org.wheelhouse.core.internal.migration.LiveSamples;
import org.wheelhouse.core.migration.forecast.Forecaster;
import org.wheelhouse.core.migration.forecast.Limits;
import org.wheelhouse.core.migration.forecast.MigrationWay;
import org.wheelhouse.core.migration.forecast.Observed;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationState;

/** What would have been said of a recording that another program made, at moments of it. On the model thread. */
final class Foreseen {

	private static final long LEAST_STEP_MILLIS = 1000;
	/** It is done while a person waits for the picture. */
	private static final int MOST = 120;
	private static final int USUAL_DOWNTIME_MILLIS = 300;

	private Foreseen() {
		// only a calculation
	}

	/** @param channel how the memory went */
	static List<MigrationForecast> of(MigrationState state, String channel) {
		var samples = LiveSamples.of(state);
		if (samples.isEmpty()) {
			return List.of();
		}
		var step = Math.max(LEAST_STEP_MILLIS, samples.getLast().atMillis() / MOST);
		var said = new ArrayList<MigrationForecast>();
		for (var count = 1; count <= samples.size(); count++) {
			var now = samples.get(count - 1);
			if (MigrationProgress.isActive(now.status())
					&& (said.isEmpty() || now.atMillis() - said.getLast().getAtMillis() >= step)) {
				said.add(ForecastSync.shown(Forecaster.of(new Observed(samples.subList(0, count), limits(now),
						Set.copyOf(state.getCapabilities()), MigrationWay.isLocal(channel)))));
			}
		}
		return said;
	}

	private static Limits limits(MigrationSample now) {
		return new Limits(Math.max(0, now.maxBandwidth()),
				now.downtimeLimitMillis() < 0 ? USUAL_DOWNTIME_MILLIS : now.downtimeLimitMillis(), 0);
	}
}
