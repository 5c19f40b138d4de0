package org.wheelhouse.qmp.command;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Asks for the properties of an object, its children among them.
 *
 * @param path the object's path, for example {@code /machine}
 */
public record QomList(String path) implements QmpCommand<List<QomList.Property>> {

	/**
	 * A property.
	 *
	 * @param type for example {@code bool}, {@code child<virtio-net-pci>} or {@code link<bus>}
	 */
	public record Property(String name, String type) {

		/** The type of the object that it is, when it is a child. */
		public Optional<String> childType() {
			return within("child<");
		}

		/** The type of the object that it points to, when it is a link. */
		public Optional<String> linkType() {
			return within("link<");
		}

		private Optional<String> within(String opening) {
			return type.startsWith(opening) && type.endsWith(">")
					? Optional.of(type.substring(opening.length(), type.length() - 1))
					: Optional.empty();
		}
	}

	@Override
	public String name() {
		return "qom-list";
	}

	@Override
	public ObjectNode arguments() {
		return QmpCommand.super.arguments().put("path", path);
	}

	@Override
	public List<QomList.Property> read(JsonNode result) throws UnexpectedResultException {
		return RecordMapper.list(Property.class, result);
	}
}
