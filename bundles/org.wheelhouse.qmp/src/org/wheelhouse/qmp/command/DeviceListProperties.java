package org.wheelhouse.qmp.command;

import java.util.List;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks which properties a type of device has, for {@link DeviceAdd}. */
public record DeviceListProperties(String typename) implements QmpCommand<List<PropertyInfo>> {

	/**
	 * Whether the question may end a QEMU: 7.2 as some distributions pack it, without the module of the type, does for those that
	 * render by OpenGL.
	 */
	public static boolean mayEnd(String typename) {
		return typename.matches(".*-gl(-.*)?");
	}

	@Override
	public String name() {
		return "device-list-properties";
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
