package org.wheelhouse.qmp.command;

import java.util.List;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks which properties a type of object has, for {@link ObjectAdd}. */
public record QomListProperties(String typename) implements QmpCommand<List<PropertyInfo>> {

	@Override
	public String name() {
		return "qom-list-properties";
	}

	@Override
	public ObjectNode arguments() {
		return QmpCommand.super.arguments().put("typename", typename);
	}

	@Override
	public List<PropertyInfo> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(PropertyInfo.class, result);
	}
}
