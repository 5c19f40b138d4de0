package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.Name;
import org.wheelhouse.qmp.json.Otherwise;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks for the types of objects.
 *
 * @param implementing    an interface or a type above; empty for all
 * @param includeAbstract whether types of which no object can be made are told too
 */
public record QomListTypes(Optional<String> implementing,
		boolean includeAbstract) implements QmpCommand<List<QomListTypes.Type>> {

	/**
	 * A type.
	 *
	 * @param parent the type above
	 */
	public record Type(String name, Optional<String> parent, @Name("abstract") @Otherwise boolean isAbstract) {}

	@Override
	public String name() {
		return "qom-list-types";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpCommand.super.arguments();
		implementing.ifPresent(type -> arguments.put("implements", type));
		return arguments.put("abstract", includeAbstract);
	}

	@Override
	public List<QomListTypes.Type> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Type.class, result);
	}
}
