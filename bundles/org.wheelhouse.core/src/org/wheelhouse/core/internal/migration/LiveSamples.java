package org.wheelhouse.core.internal.migration;

import java.util.List;

import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.model.live.MigrationState;

/** Reads samples back from the live model. On the model thread, or of a state that is not in the model. */
public final class LiveSamples {

	private LiveSamples() {
	}

	/** Oldest first. */
	public static List<MigrationSample> of(MigrationState state) {
		return state.getSamples().stream().map(LiveSamples::sample).toList();
	}

	private static MigrationSample sample(org.wheelhouse.model.live.MigrationSample shown) {
		return new MigrationSample(shown.getAtMillis(), shown.getStatus(), shown.isGap(), shown.getTransferred(),
				shown.getRemaining(), shown.getDirtyBytesPerSecond(), shown.getDirtySyncCount(),
				shown.getBytesPerSecond(), shown.getExpectedDowntimeMillis(), shown.getThrottlePercent(),
				shown.getPostcopyRequests(), shown.getMultifdBytes(), shown.getXbzrleMissRate(),
				shown.getMaxBandwidth(), shown.getDowntimeLimitMillis(), shown.getRewrittenPerSecond(),
				shown.getRewrittenInTwoSeconds());
	}
}
