package org.wheelhouse.core.commandline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.host.QemuOption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A {@code -device} or {@code -blockdev}, in either of its notations. Immutable.
 *
 * @param properties all that have a value of their own, as text
 * @param json       empty when it is not written in JSON
 * @param text       of no meaning when it is
 */
public record DeviceOption(Map<String, String> properties, Optional<ObjectNode> json, KeyValues text) {

	private static final ObjectMapper JSON = new ObjectMapper();

	public static DeviceOption of(QemuOption option) {
		var value = option.value().orElse("");
		var text = KeyValues.parse(value);
		var properties = new HashMap<String, String>();
		var json = value.startsWith("{") ? object(value) : Optional.<ObjectNode>empty();
		json.ifPresentOrElse(
				members -> members.properties().stream().filter(member -> member.getValue().isValueNode())
						.forEach(member -> properties.put(member.getKey(), member.getValue().asText())),
				() -> text.parts().forEach(part -> properties.put(part.key(), part.value())));
		if (json.isEmpty()) {
			properties.put("driver", text.head("driver"));
		}
		return new DeviceOption(properties, json, text);
	}

	/** What a text says in JSON, when it is an object. */
	static Optional<ObjectNode> object(String text) {
		try {
			return JSON.readTree(text) instanceof ObjectNode members ? Optional.of(members) : Optional.empty();
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}

	/** Its id; empty when it has none. */
	public String id() {
		return properties.getOrDefault("id", "");
	}

	/** The type of the device, or the driver of the node. */
	public String type() {
		return properties.getOrDefault("driver", "");
	}

	public Optional<String> value(String key) {
		return Optional.ofNullable(properties.get(key));
	}

	/** The drives, nodes and networks that it uses. */
	public List<String> backends() {
		return properties.entrySet().stream().filter(property -> Set.of("drive", "netdev").contains(property.getKey()))
				.map(Map.Entry::getValue).toList();
	}

	/** The option's value. */
	public String asText() {
		return json.map(ObjectNode::toString).orElseGet(text::text);
	}

	/** The option's value with this property, as text. */
	public String with(String key, String value) {
		return json.map(members -> members.deepCopy().put(key, value).toString())
				.orElseGet(() -> (text.has(key) ? text.replacing(key, value) : text.with(key, value)).text());
	}

	/** The option's value without this property. */
	public String without(String key) {
		return json.map(members -> {
			var fewer = members.deepCopy();
			fewer.remove(key);
			return fewer.toString();
		}).orElseGet(() -> text.without(key).text());
	}
}
