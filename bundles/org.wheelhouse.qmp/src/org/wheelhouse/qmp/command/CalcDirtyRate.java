package org.wheelhouse.qmp.command;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Begins to measure how much the guest writes to its memory, by looking at some of its pages twice; since 5.2.
 *
 * @param time        between both looks: whole seconds
 * @param samplePages looked at of each GiB; since 6.1
 */
public record CalcDirtyRate(Duration time, int samplePages) implements QmpAction {

	@Override
	public String name() {
		return "calc-dirty-rate";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("calc-time", time.toSeconds()).put("sample-pages", samplePages);
	}
}
