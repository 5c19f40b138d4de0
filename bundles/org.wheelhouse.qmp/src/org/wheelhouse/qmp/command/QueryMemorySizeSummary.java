package org.wheelhouse.qmp.command;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks how much memory the guest was given. */
public record QueryMemorySizeSummary() implements QmpCommand<QueryMemorySizeSummary.MemorySize> {

	/**
	 * The answer, in bytes.
	 *
	 * @param base    from the start
	 * @param plugged later; 0 where it cannot be
	 */
	public record MemorySize(@Name("base-memory") long base, @Name("plugged-memory") @Otherwise long plugged) {}

	@Override
	public String name() {
		return "query-memory-size-summary";
	}

	@Override
	public QueryMemorySizeSummary.MemorySize read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(MemorySize.class, result);
	}
}
