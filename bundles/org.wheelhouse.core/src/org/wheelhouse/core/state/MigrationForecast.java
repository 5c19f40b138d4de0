package org.wheelhouse.core.state;

import java.util.List;

import org.wheelhouse.model.live.MigrationVerdict;

/**
 * What will come of a migration as it is, made at one moment. Times are in milliseconds since the start of the migration.
 *
 * @param atMillis when it was made
 * @param verdict  whether it will end
 * @param end      when it will be done
 * @param downtime how long the guest will stand, in milliseconds
 * @param sentence the same in one sentence
 * @param reason   what it follows from
 * @param points   the continuation of the curve, from the moment on; empty when there is none
 */
public record MigrationForecast(long atMillis, MigrationVerdict verdict, Range end, Range downtime, String sentence,
		String reason, List<ForecastPoint> points) {

	/** There is nothing to judge. */
	public static final MigrationForecast NONE = new MigrationForecast(0, MigrationVerdict.NONE, Range.UNKNOWN,
			Range.UNKNOWN, "", "", List.of());

	public MigrationForecast {
		points = List.copyOf(points);
	}

	/**
	 * A figure with its uncertainty, in milliseconds; negative where it is not known.
	 *
	 * @param likely what is expected
	 * @param low    90 % of what can come is more
	 * @param high   90 % of what can come is less
	 */
	public record Range(long likely, long low, long high) {

		/** Nothing is known. */
		public static final Range UNKNOWN = new Range(-1, -1, -1);

		/** Whether what is expected is known. */
		public boolean known() {
			return likely >= 0;
		}
	}
}
