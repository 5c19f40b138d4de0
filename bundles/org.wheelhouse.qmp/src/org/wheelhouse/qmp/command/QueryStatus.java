package org.wheelhouse.qmp.command;

import java.util.Optional;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks whether the machine runs. */
public record QueryStatus() implements QmpCommand<QueryStatus.Status> {

	/**
	 * The answer.
	 *
	 * @param running    whether its CPUs run
	 * @param status     QEMU's name of the state (QAPI {@code RunState}), for example {@code postmigrate}
	 * @param singlestep whether it stops after each instruction; QEMU has that until 8.2
	 */
	public record Status(boolean running, String status, Optional<Boolean> singlestep) {

		/** A state of which no more is known. */
		public Status(boolean running, String status) {
			this(running, status, Optional.empty());
		}
	}

	@Override
	public String name() {
		return "query-status";
	}

	@Override
	public QueryStatus.Status read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Status.class, result);
	}
}
