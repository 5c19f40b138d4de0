package org.wheelhouse.core.state;

import java.util.List;

/**
 * How a migration went from its start on. Times are epoch milliseconds.
 *
 * @param startedMillis 0 when there was none
 * @param samples       oldest first; of a long one only so many
 * @param phases        oldest first; the last one lasts while it runs
 * @param acts          what was done to it, oldest first
 * @param stoppedMillis when the source said STOP for the switch-over; negative before
 * @param resumedMillis when the destination said RESUME; negative before
 * @param channel       how the memory goes; empty when not known
 * @param autopilot     within which bounds the workbench acts by itself; empty when it does not
 * @param forecast      what will come of it as it is
 * @param advice        what can be done, the best first
 */
public record MigrationCourse(long startedMillis, List<MigrationSample> samples, List<PhaseMark> phases,
		List<ActMark> acts, long stoppedMillis, long resumedMillis, String channel, String autopilot,
		MigrationForecast forecast, List<MigrationAdvice> advice) {

	/** There was none. */
	public static final MigrationCourse NONE = new MigrationCourse(0, List.of(), List.of());

	/** One of which nothing else is known. */
	public MigrationCourse(long startedMillis, List<MigrationSample> samples, List<PhaseMark> phases) {
		this(startedMillis, samples, phases, List.of(), -1, -1, "", "", MigrationForecast.NONE, List.of());
	}

	public MigrationCourse {
		samples = List.copyOf(samples);
		phases = List.copyOf(phases);
		acts = List.copyOf(acts);
		advice = List.copyOf(advice);
	}

	/** The same with what will come of it, and what can be done. */
	public MigrationCourse foreseen(MigrationForecast made, List<MigrationAdvice> given) {
		return new MigrationCourse(startedMillis, samples, phases, acts, stoppedMillis, resumedMillis, channel,
				autopilot, made, given);
	}

	/** The same by this channel. */
	public MigrationCourse by(String way) {
		return new MigrationCourse(startedMillis, samples, phases, acts, stoppedMillis, resumedMillis, way, autopilot,
				forecast, advice);
	}

	/** The same with when the other end resumed the guest. */
	public MigrationCourse resumed(long millis) {
		return new MigrationCourse(startedMillis, samples, phases, acts, stoppedMillis, millis, channel, autopilot,
				forecast, advice);
	}
}
