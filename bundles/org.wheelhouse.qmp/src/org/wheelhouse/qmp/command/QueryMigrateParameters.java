package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.In;
import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

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
	 * @param credentials              by which the connection is encrypted; empty for none
	 */
	public record Parameters(@Name("max-bandwidth") OptionalLong bytesPerSecond,
			@Name("downtime-limit") @In(ChronoUnit.MILLIS) Optional<Duration> downtime,
			@Name("max-postcopy-bandwidth") OptionalLong postcopyBytesPerSecond,
			@Name("cpu-throttle-initial") OptionalInt throttleInitialPercent,
			@Name("cpu-throttle-increment") OptionalInt throttleIncrementPercent,
			@Name("max-cpu-throttle") OptionalInt throttleMaximumPercent, OptionalInt multifdChannels,
			@Name("tls-creds") Optional<String> credentials) {}

	@Override
	public String name() {
		return "query-migrate-parameters";
	}

	@Override
	public QueryMigrateParameters.Parameters read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Parameters.class, result);
	}
}
