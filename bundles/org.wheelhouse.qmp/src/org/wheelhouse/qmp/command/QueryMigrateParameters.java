package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the limits of migration. */
public record QueryMigrateParameters() implements QmpCommand<QueryMigrateParameters.Parameters> {

	/**
	 * The answer, as far as this version has it.
	 *
	 * @param bytesPerSecond           of the network at most; 0 for no limit
	 * @param downtime                 the guest may stand still at most
	 * @param postcopyBytesPerSecond   of the network at most after the switch to post-copy; 0 for no limit
	 * @param throttleInitialPercent   by which auto-converge begins to slow the guest down
	 * @param throttleIncrementPercent by which it goes on
	 * @param throttleMaximumPercent   at which it stops
	 * @param multifdChannels          how many connections multifd uses
	 */
	public record Parameters(OptionalLong bytesPerSecond, Optional<Duration> downtime,
			OptionalLong postcopyBytesPerSecond,
			OptionalInt throttleInitialPercent, OptionalInt throttleIncrementPercent,
			OptionalInt throttleMaximumPercent,
			OptionalInt multifdChannels) {

		private static Parameters read(Members parameters) throws UnexpectedResultException {
			return new Parameters(parameters.optionalNumber("max-bandwidth"),
					parameters.has("downtime-limit")
							? Optional.of(Duration.ofMillis(parameters.number("downtime-limit")))
							: Optional.empty(),
					parameters.optionalNumber("max-postcopy-bandwidth"),
					parameters.optionalSmallNumber("cpu-throttle-initial"),
					parameters.optionalSmallNumber("cpu-throttle-increment"),
					parameters.optionalSmallNumber("max-cpu-throttle"),
					parameters.optionalSmallNumber("multifd-channels"));
		}
	}

	@Override
	public String name() {
		return "query-migrate-parameters";
	}

	@Override
	public QueryMigrateParameters.Parameters read(JsonNode result) throws UnexpectedResultException {
		return Parameters.read(Members.of(result));
	}
}
