package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.JsonNode;

/** A command that changes something and, when it succeeds, has nothing to tell. */
public interface QmpAction extends QmpCommand<Done> {

	@Override
	default Done read(JsonNode result) {
		return new Done();
	}

	@Override
	default boolean isQuery() {
		return false;
	}
}
