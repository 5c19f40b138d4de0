package org.wheelhouse.core.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.KeyValues;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The value of an option as keys and values, in either of its notations: members within members have dots between their names,
 * elements of lists have the key of the list. A part without a key has the empty one. Pure.
 */
record OptionParts(List<KeyValues.Part> parts) {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final Set<String> OFF = Set.of("off", "no", "false", "n");

	static OptionParts of(String value) {
		if (!value.startsWith("{")) {
			return new OptionParts(KeyValues.parse(value).parts().stream()
					.map(part -> new KeyValues.Part(part.key().replaceAll("\\.\\d+(?=\\.|$)", ""), part.value()))
					.toList());
		}
		var parts = new ArrayList<KeyValues.Part>();
		try {
			flatten("", JSON.readTree(value), parts);
		} catch (JsonProcessingException _) {
			// QEMU does not start with it
		}
		return new OptionParts(List.copyOf(parts));
	}

	private static void flatten(String key, JsonNode node, List<KeyValues.Part> into) {
		if (node.isObject()) {
			node.properties().forEach(
					member -> flatten(key.isEmpty() ? member.getKey() : key + "." + member.getKey(), member.getValue(),
							into));
		} else if (node.isArray()) {
			node.forEach(element -> flatten(key, element, into));
		} else {
			into.add(new KeyValues.Part(key, node.asText()));
		}
	}

	OptionParts with(String key, String value) {
		var more = new ArrayList<>(parts);
		more.add(new KeyValues.Part(key, value));
		return new OptionParts(List.copyOf(more));
	}

	/** The value of the last part with this key. */
	Optional<String> value(String key) {
		return all(key).stream().reduce((_, last) -> last);
	}

	/** The values of all parts with this key. */
	List<String> all(String key) {
		return parts.stream().filter(part -> part.key().equals(key)).map(KeyValues.Part::value).toList();
	}

	/** The first part when it has no key, else the value of that key; empty when it has neither. */
	String head(String key) {
		return parts.stream().findFirst().filter(part -> part.key().isEmpty()).map(KeyValues.Part::value)
				.or(() -> value(key)).orElse("");
	}

	/** Whether this switch is on: with a value that is not off, or as a word of its own. */
	boolean isOn(String key) {
		return value(key).map(value -> !OFF.contains(value))
				.orElseGet(() -> parts.stream().anyMatch(part -> part.key().isEmpty() && part.value().equals(key)));
	}

	/** Whether this switch is said to be off. */
	boolean isOff(String key) {
		return value(key).filter(OFF::contains).isPresent()
				|| parts.stream().anyMatch(part -> part.key().isEmpty() && part.value().equals("no" + key));
	}
}
