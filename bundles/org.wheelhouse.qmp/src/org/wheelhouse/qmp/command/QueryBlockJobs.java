package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;

/** Asks for the jobs that work on disks now. */
public record QueryBlockJobs() implements QmpCommand<List<QueryBlockJobs.Job>> {

	/**
	 * A job.
	 *
	 * @param type     {@code stream}, {@code commit}, {@code mirror} or {@code backup}
	 * @param device   what it is called
	 * @param length   what there is to do, in bytes; grows while the guest writes
	 * @param offset   what is done of it
	 * @param speed    its limit in bytes per second; 0 for none
	 * @param busy     whether it works at this moment
	 * @param paused   whether it was told to pause
	 * @param ready    whether it waits to be completed
	 * @param ioStatus {@code ok}, {@code failed} or {@code nospace}
	 * @param status   QEMU's name of its state (QAPI {@code JobStatus}); empty before 2.12
	 */
	public record Job(String type, String device, @Name("len") long length, long offset, long speed,
			@Otherwise boolean busy, @Otherwise boolean paused, @Otherwise boolean ready,
			@Otherwise("ok") String ioStatus, Optional<String> status) {}

	@Override
	public String name() {
		return "query-block-jobs";
	}

	@Override
	public List<QueryBlockJobs.Job> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Job.class, result);
	}
}
