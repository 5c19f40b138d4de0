package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks how much memory the balloon leaves the guest; fails with {@code DeviceNotActive} when there is none. */
public record QueryBalloon() implements QmpCommand<QueryBalloon.Balloon> {

	/**
	 * The answer.
	 *
	 * @param actualBytes what the guest has now
	 */
	public record Balloon(long actualBytes) {}

	@Override
	public String name() {
		return "query-balloon";
	}

	@Override
	public QueryBalloon.Balloon read(JsonNode result) throws UnexpectedResultException {
		return new Balloon(Members.of(result).number("actual"));
	}
}
