package org.wheelhouse.core.state;

import org.wheelhouse.core.state.MigrationForecast.Range;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.model.live.MigrationVerdict;

/**
 * One thing that can be done about a migration, with what would come of it.
 *
 * @param remedy     what
 * @param value      what the limit becomes, in the unit of the limit; 0 where there is none
 * @param label      what the button says
 * @param impossible why it cannot be done; empty when it can
 * @param verdict    whether it would end
 * @param end        when, in milliseconds since the start of the migration
 * @param downtime   how long the guest would stand, in milliseconds
 * @param effect     the same in a few words
 * @param cost       what it costs or risks, in a few words
 * @param best       whether it is the one that is recommended
 */
public record MigrationAdvice(MigrationRemedy remedy, long value, String label, String impossible,
		MigrationVerdict verdict, Range end, Range downtime, String effect, String cost, boolean best) {

	/** The same, recommended. */
	public MigrationAdvice recommended() {
		return new MigrationAdvice(remedy, value, label, impossible, verdict, end, downtime, effect, cost, true);
	}

	/** Whether it can be done and ends the migration. */
	public boolean helps() {
		return impossible.isEmpty()
				&& (verdict == MigrationVerdict.CONVERGES || verdict == MigrationVerdict.POSTCOPY);
	}
}
