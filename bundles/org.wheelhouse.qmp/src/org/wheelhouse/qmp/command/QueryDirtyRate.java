package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.In;
import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks what {@link CalcDirtyRate} has measured; since 5.2. */
public record QueryDirtyRate() implements QmpCommand<QueryDirtyRate.DirtyRate> {

	/**
	 * The answer.
	 *
	 * @param status      {@code unstarted}, {@code measuring} or {@code measured}
	 * @param mebibytes   written a second, each page once in the whole time; empty until it is measured
	 * @param time        between both looks
	 */
	public record DirtyRate(String status, @Name("dirty-rate") OptionalLong mebibytes,
			@Name("calc-time") @In(ChronoUnit.SECONDS) Duration time) {}

	@Override
	public String name() {
		return "query-dirty-rate";
	}

	@Override
	public QueryDirtyRate.DirtyRate read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(DirtyRate.class, result);
	}
}
