package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Copies what a disk has from its backing files into its own file, as a job.
 *
 * @param device the name of the back end, or of the node
 * @param base   the backing file down to which is copied; all when empty
 * @param jobId  what the job is called; the device's name when empty, which a node does not do for
 */
public record BlockStream(String device, Optional<String> base, Optional<String> jobId) implements QmpAction {

	@Override
	public String name() {
		return "block-stream";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		jobId.ifPresent(given -> arguments.put("job-id", given));
		arguments.put("device", device);
		base.ifPresent(given -> arguments.put("base", given));
		return arguments;
	}
}
