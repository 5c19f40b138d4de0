package org.wheelhouse.core.hotplug;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What was plugged in while the machine ran, as options of a command line. */
public final class JournalOptions {

	private static final ObjectMapper JSON = new ObjectMapper();

	private JournalOptions() {
	}

	public static List<QemuOption> of(PlugJournal.Entry entry) {
		var options = new ArrayList<QemuOption>();
		entry.backend().ifPresent(backend -> options.add(switch (backend.command()) {
			// Older QEMUs take JSON here, but not for devices.
			case "blockdev-add" -> QemuOption.of("blockdev", backend.arguments());
			case "chardev-add" -> QemuOption.of("chardev", chardev(backend.arguments()));
			case "object-add" -> QemuOption.of("object", keyValues(backend.arguments(), "qom-type"));
			default -> QemuOption.of("netdev", keyValues(backend.arguments(), "type"));
		}));
		options.add(QemuOption.of("device", keyValues(entry.deviceArguments(), "driver")));
		return List.copyOf(options);
	}

	private static String keyValues(String json, String head) {
		var arguments = read(json);
		var parts = new ArrayList<KeyValues.Part>();
		parts.add(new KeyValues.Part("", arguments.path(head).asText()));
		arguments.properties().stream().filter(member -> !member.getKey().equals(head))
				.forEach(member -> add(parts, member.getKey(), member.getValue()));
		return new KeyValues(parts).text();
	}

	/** A list of texts is a key said several times. */
	private static void add(List<KeyValues.Part> parts, String key, JsonNode value) {
		if (value.isArray()) {
			value.forEach(each -> parts.add(new KeyValues.Part(key, text(each.path("str")))));
		} else {
			parts.add(new KeyValues.Part(key, text(value)));
		}
	}

	private static String chardev(String json) {
		var arguments = read(json);
		var backend = arguments.path("backend");
		var parts = new ArrayList<KeyValues.Part>();
		parts.add(new KeyValues.Part("", backend.path("type").asText()));
		parts.add(new KeyValues.Part("id", arguments.path("id").asText()));
		backend.path("data").properties().forEach(member -> {
			switch (member.getKey()) {
				case "addr" -> member.getValue().path("data").properties()
						.forEach(part -> add(parts, part.getKey(), part.getValue()));
				case "out" -> add(parts, "path", member.getValue());
				default -> add(parts, member.getKey(), member.getValue());
			}
		});
		return new KeyValues(parts).text();
	}

	private static JsonNode read(String json) {
		try {
			return JSON.readTree(json);
		} catch (JsonProcessingException e) {
			throw new IllegalArgumentException("The journal has no JSON: " + json, e);
		}
	}

	private static String text(JsonNode value) {
		return value.isBoolean() ? value.asBoolean() ? "on" : "off" : value.asText();
	}
}
