package org.wheelhouse.qmp.command;

import java.util.List;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the pointing devices of the guest. */
public record QueryMice() implements QmpCommand<List<QueryMice.Mouse>> {

	/**
	 * A pointing device.
	 *
	 * @param index    what {@code mouse_set} of the human monitor calls it
	 * @param current  whether it gets what the viewer sends
	 * @param absolute whether it takes positions instead of movements
	 */
	public record Mouse(String name, long index, boolean current, boolean absolute) {}

	@Override
	public String name() {
		return "query-mice";
	}

	@Override
	public List<QueryMice.Mouse> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Mouse.class, result);
	}
}
