package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks whether the machine runs. */
public record QueryStatus() implements QmpCommand<QueryStatus.Status> {

	/**
	 * The answer.
	 *
	 * @param running whether its CPUs run
	 * @param status  QEMU's name of the state (QAPI {@code RunState}), for example {@code postmigrate}
	 */
	public record Status(boolean running, String status) {}

	@Override
	public String name() {
		return "query-status";
	}

	@Override
	public QueryStatus.Status read(JsonNode result) throws UnexpectedResultException {
		var members = Members.of(result);
		return new Status(members.flag("running"), members.text("status"));
	}
}
