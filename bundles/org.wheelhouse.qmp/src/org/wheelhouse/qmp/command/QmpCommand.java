package org.wheelhouse.qmp.command;

import java.util.Objects;
import java.util.Set;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.Request;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that a QEMU can be asked to do. Immutable; may be sent any number of times.
 *
 * @param <R> what it answers
 */
public interface QmpCommand<R> {

	/** QEMU's name of it. */
	String name();

	/** Its arguments in the order in which they are sent; empty when it has none. A fresh object that the caller may keep. */
	default ObjectNode arguments() {
		return JsonNodeFactory.instance.objectNode();
	}

	/**
	 * Makes the answer of the reply's {@code return} member. Called on the thread of the wires: must be quick.
	 *
	 * @throws UnexpectedResultException when the reply is not what this command is known to answer
	 */
	R read(JsonNode result) throws UnexpectedResultException;

	/** Writes an answer as QEMU gives it: what {@link #read} made of one, without what is not known here. */
	default JsonNode write(R answer) {
		return RecordMapper.json(Objects.requireNonNull(answer));
	}

	/** Whether it only asks and changes nothing in the machine. */
	default boolean isQuery() {
		return name().startsWith("query-") || Set.of("qom-list", "qom-get", "qom-list-types", "qom-list-properties",
				"device-list-properties", "qmp_capabilities").contains(name());
	}

	/** Whether QEMU ends because of it, so that the end of the connection is as good as a reply. */
	default boolean endsMachine() {
		return name().equals("quit");
	}

	/** Exactly what is sent, but for the id: for a preview or a record. */
	default String toJson() {
		return new Request(name(), arguments()).toJson();
	}
}
