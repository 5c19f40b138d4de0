package org.wheelhouse.core.state;

import java.util.List;

/**
 * How a migration went from its start on.
 *
 * @param startedMillis epoch milliseconds; 0 when there was none
 * @param samples       oldest first; of a long one only so many
 * @param phases        oldest first; the last one lasts while it runs
 */
public record MigrationCourse(long startedMillis, List<MigrationSample> samples, List<PhaseMark> phases) {

	/** There was none. */
	public static final MigrationCourse NONE = new MigrationCourse(0, List.of(), List.of());

	public MigrationCourse {
		samples = List.copyOf(samples);
		phases = List.copyOf(phases);
	}
}
