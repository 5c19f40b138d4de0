package org.wheelhouse.qmp.command;

import org.wheelhouse.qmp.shape.Name;
import org.wheelhouse.qmp.shape.Otherwise;
import org.wheelhouse.qmp.shape.Shape;

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
		return Shape.read(MemorySize.class, result);
	}
}
