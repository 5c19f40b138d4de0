package org.wheelhouse.core.capability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads properties as QMP tells them. */
final class PropertyReader {

	static final List<String> SWITCH = List.of("on", "off");

	/** QEMU tells no values of these, and its manual does (QAPI). */
	private static final Map<String, List<String>> CHOICES = Map.ofEntries(
			Map.entry("bool", SWITCH), Map.entry("boolean", SWITCH),
			Map.entry("OnOffAuto", List.of("on", "off", "auto")),
			Map.entry("OnOffSplit", List.of("on", "off", "split")),
			Map.entry("BlockdevOnError", List.of("report", "ignore", "enospc", "stop", "auto")),
			Map.entry("BiosAtaTranslation", List.of("auto", "none", "lba", "large", "rechs")),
			Map.entry("FdcDriveType", List.of("144", "288", "120", "none", "auto")),
			Map.entry("LostTickPolicy", List.of("discard", "delay", "slew")),
			Map.entry("OffAutoPCIBAR", List.of("off", "auto", "bar0", "bar1", "bar2", "bar3", "bar4", "bar5")),
			Map.entry("PCIELinkSpeed", List.of("2_5", "5", "8", "16", "32", "64")),
			Map.entry("PCIELinkWidth", List.of("1", "2", "4", "8", "12", "16", "32")));
	/** A description that names them, for example {@code (on/off/auto)}. */
	private static final Pattern NAMED = Pattern.compile("(?:^|[\\s(])([\\w.-]+(?:/[\\w.-]+)+)(?:$|[\\s),;])");
	/** Of these any value is as good as another, whatever is named in the description. */
	private static final Pattern PLAIN = Pattern.compile("str|string|size|number|u?int\\d*|(?:link|child)<.*");

	private PropertyReader() {
	}

	/** Of an answer that lists properties, without the one that every object has. */
	static List<Property> list(JsonNode answer) {
		var properties = new ArrayList<Property>();
		answer.forEach(told -> {
			var name = told.path("name").asText();
			var type = told.path("type").asText();
			if (!name.equals("type") && !type.startsWith("child<")) {
				var description = Optional.of(told.path("description").asText()).filter(text -> !text.isEmpty());
				properties.add(new Property(name, type, description, text(told.path("default-value")),
						choices(type, description)));
			}
		});
		return List.copyOf(properties);
	}

	/** Of a group of options. */
	static List<Property> keys(JsonNode parameters) {
		var properties = new ArrayList<Property>();
		parameters.forEach(told -> {
			var type = told.path("type").asText();
			properties.add(new Property(told.path("name").asText(), type.equals("boolean") ? "bool" : type,
					Optional.of(told.path("help").asText()).filter(text -> !text.isEmpty()),
					text(told.path("default")), choices(type, Optional.empty())));
		});
		return List.copyOf(properties);
	}

	/** A value as it would be written; empty for what is none. */
	static Optional<String> text(JsonNode value) {
		return value.isBoolean()
				? Optional.of(value.asBoolean() ? "on" : "off")
				: value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
	}

	private static List<String> choices(String type, Optional<String> description) {
		var known = CHOICES.get(type);
		if (known != null) {
			return known;
		}
		return PLAIN.matcher(type).matches()
				? List.of()
				: description.map(NAMED::matcher).filter(words -> words.find())
						.map(words -> List.of(words.group(1).split("/"))).orElse(List.of());
	}
}
