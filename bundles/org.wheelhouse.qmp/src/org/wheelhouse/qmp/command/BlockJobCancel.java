package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ends a job of a disk before it is done.
 *
 * @param device what the job is called, by default the device's name
 * @param force  also one that waits for its disk
 */
public record BlockJobCancel(String device, boolean force) implements QmpAction {

	@Override
	public String name() {
		return "block-job-cancel";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments().put("device", device);
		if (force) {
			arguments.put("force", true);
		}
		return arguments;
	}
}
