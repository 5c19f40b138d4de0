package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Starts a job that creates an image. It is to be watched by {@link QueryJobs} and dismissed at its end.
 *
 * @param jobId   names the job
 * @param options {@code driver} and what it takes
 */
public record BlockdevCreate(String jobId, ObjectNode options) implements QmpAction {

	public BlockdevCreate {
		options = options.deepCopy();
	}

	@Override
	public String name() {
		return "blockdev-create";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("job-id", jobId).set("options", options.deepCopy());
	}
}
