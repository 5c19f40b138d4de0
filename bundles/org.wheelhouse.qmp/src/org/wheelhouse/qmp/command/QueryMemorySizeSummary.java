package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks how much memory the guest was given. */
public record QueryMemorySizeSummary() implements QmpCommand<QueryMemorySizeSummary.MemorySize> {

	/**
	 * The answer, in bytes.
	 *
	 * @param base    from the start
	 * @param plugged later; 0 where it cannot be
	 */
	public record MemorySize(long base, long plugged) {}

	@Override
	public String name() {
		return "query-memory-size-summary";
	}

	@Override
	public QueryMemorySizeSummary.MemorySize read(JsonNode result) throws UnexpectedResultException {
		var members = Members.of(result);
		return new MemorySize(members.number("base-memory"), members.numberOr("plugged-memory", 0));
	}
}
