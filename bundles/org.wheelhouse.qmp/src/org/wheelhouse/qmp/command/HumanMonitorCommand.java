package org.wheelhouse.qmp.command;

import java.util.OptionalInt;

import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Runs a line of the human monitor and answers what it prints. Errors are printed too: there is no other sign of them.
 *
 * @param line     as typed there
 * @param cpuIndex the CPU that it is about
 */
public record HumanMonitorCommand(String line, OptionalInt cpuIndex) implements QmpCommand<String> {

	/** Runs a line about no CPU in particular. */
	public HumanMonitorCommand(String line) {
		this(line, OptionalInt.empty());
	}

	@Override
	public String name() {
		return "human-monitor-command";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpCommand.super.arguments().put("command-line", line);
		cpuIndex.ifPresent(index -> arguments.put("cpu-index", index));
		return arguments;
	}

	@Override
	public String read(JsonNode result) throws UnexpectedResultException {
		if (!result.isTextual()) {
			throw new UnexpectedResultException("return should be a string and is " + result.getNodeType());
		}
		return result.textValue();
	}
}
