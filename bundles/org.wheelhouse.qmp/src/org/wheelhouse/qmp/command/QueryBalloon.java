package org.wheelhouse.qmp.command;

import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Inline;
import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks how much memory the balloon leaves the guest; fails with {@code DeviceNotActive} when there is none. */
public record QueryBalloon() implements QmpCommand<QueryBalloon.Balloon> {

	/**
	 * The answer.
	 *
	 * @param actualBytes what the guest has now
	 * @param statistics  what a guest has told of itself, which QEMU has until 1.2
	 */
	public record Balloon(@Name("actual") long actualBytes, @Inline Statistics statistics) {}

	/** What the guest counts, memory in bytes. */
	public record Statistics(@Name("mem_swapped_in") OptionalLong swappedIn,
			@Name("mem_swapped_out") OptionalLong swappedOut, @Name("major_page_faults") OptionalLong majorPageFaults,
			@Name("minor_page_faults") OptionalLong minorPageFaults, @Name("free_mem") OptionalLong free,
			@Name("total_mem") OptionalLong total) {}

	@Override
	public String name() {
		return "query-balloon";
	}

	@Override
	public QueryBalloon.Balloon read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Balloon.class, result);
	}
}
