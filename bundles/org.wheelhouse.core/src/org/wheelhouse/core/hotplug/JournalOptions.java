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
			case "object-add" -> QemuOption.of("object", keyValues(backend.arguments(), "qom-type"));
			default -> QemuOption.of("netdev", keyValues(backend.arguments(), "type"));
		}));
		options.add(QemuOption.of("device", keyValues(entry.deviceArguments(), "driver")));
		return List.copyOf(options);
	}

	private static String keyValues(String json, String head) {
		JsonNode arguments;
		try {
			arguments = JSON.readTree(json);
		} catch (JsonProcessingException e) {
			throw new IllegalArgumentException("The journal has no JSON: " + json, e);
		}
		var parts = new ArrayList<KeyValues.Part>();
		parts.add(new KeyValues.Part("", arguments.path(head).asText()));
		arguments.properties().stream().filter(member -> !member.getKey().equals(head)).forEach(member -> parts
				.add(new KeyValues.Part(member.getKey(), text(member.getValue()))));
		return new KeyValues(parts).text();
	}

	private static String text(JsonNode value) {
		return value.isBoolean() ? value.asBoolean() ? "on" : "off" : value.asText();
	}
}
