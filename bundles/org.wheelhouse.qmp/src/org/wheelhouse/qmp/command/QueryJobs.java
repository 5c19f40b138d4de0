package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the jobs under way and those that wait to be dismissed. */
public record QueryJobs() implements QmpCommand<List<QueryJobs.Job>> {

	/**
	 * A job.
	 *
	 * @param type            for example {@code create}
	 * @param status          QEMU's name of the state (QAPI {@code JobStatus}); at the end {@code concluded}
	 * @param currentProgress in a unit of its own
	 * @param totalProgress   in the same unit; may grow
	 * @param error           QEMU's own words about why it failed
	 */
	public record Job(String id, String type, String status, long currentProgress, long totalProgress,
			Optional<String> error) {}

	@Override
	public String name() {
		return "query-jobs";
	}

	@Override
	public List<QueryJobs.Job> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Job.class, result);
	}
}
