package org.wheelhouse.core.state;

import org.wheelhouse.model.live.MigrationStep;

/**
 * A stretch of a migration's time line.
 *
 * @param step        what went on
 * @param number      of a pass, from 1; 0 of what is none
 * @param startMillis since the start of the migration
 * @param tookMillis  negative while it lasts
 */
public record PhaseMark(MigrationStep step, int number, long startMillis, long tookMillis) {

	/** The same, over at that time since the start of the migration. */
	public PhaseMark until(long millis) {
		return new PhaseMark(step, number, startMillis, Math.max(0, millis - startMillis));
	}
}
