package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Limits how fast a job of a disk works.
 *
 * @param device         what the job is called, by default the device's name
 * @param bytesPerSecond 0 for no limit
 */
public record BlockJobSetSpeed(String device, long bytesPerSecond) implements QmpAction {

	@Override
	public String name() {
		return "block-job-set-speed";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("device", device).put("speed", bytesPerSecond);
	}
}
