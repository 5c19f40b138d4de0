package org.wheelhouse.qmp.command;

import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts the descriptor that is passed along into a set, which can be opened as the file {@code /dev/fdset/ID}; to be sent by
 * {@code QmpSession.send(command, descriptor)}. QAPI schema: misc.json, since 1.2.
 *
 * @param fdset  which set; a new one when empty
 * @param opaque what {@code query-fdsets} tells of it, for the one who passes it
 */
public record AddFd(OptionalLong fdset, Optional<String> opaque) implements QmpCommand<AddFd.Added> {

	/**
	 * The answer.
	 *
	 * @param fdset where it is
	 * @param fd    QEMU's own number of it
	 */
	public record Added(@Name("fdset-id") long fdset, long fd) {}

	@Override
	public String name() {
		return "add-fd";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpCommand.super.arguments();
		fdset.ifPresent(given -> arguments.put("fdset-id", given));
		opaque.ifPresent(given -> arguments.put("opaque", given));
		return arguments;
	}

	@Override
	public Added read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.read(Added.class, result);
	}
}
