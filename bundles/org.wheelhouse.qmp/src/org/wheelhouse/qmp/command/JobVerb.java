package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a job is told that needs no more than its name.
 *
 * @param verb {@code pause}, {@code resume}, {@code complete}, {@code finalize} or {@code dismiss}
 * @param id   of the job
 * @param old  for a QEMU that has jobs of disks only (before 3.0)
 */
public record JobVerb(String verb, String id, boolean old) implements QmpAction {

	@Override
	public String name() {
		return (old ? "block-job-" : "job-") + verb;
	}

	@Override
	public ObjectNode arguments() {
		var byDevice = old && !verb.equals("finalize") && !verb.equals("dismiss");
		return QmpAction.super.arguments().put(byDevice ? "device" : "id", id);
	}
}
