package org.wheelhouse.ui.qmp.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Says in a few characters what a long answer is. Pure functions. */
final class JsonSummary {

	private static final int LONGEST_SUMMARY = 100;
	private static final List<String> NAMES = List.of("device", "node-name", "id", "name", "label", "qdev",
			"capability",
			"filename", "qom-path", "event", "QOM path");

	private JsonSummary() {
		// holds no state
	}

	/** What a folded answer says of itself: how much it is, and what of. */
	static String of(JsonNode json) {
		var count = json.size() + (json.isArray()
				? json.size() == 1 ? " item" : " items"
				: json.size() == 1 ? " member" : " members");
		var names = names(json).filter(name -> !name.isBlank()).reduce((a, b) -> a + ", " + b).orElse("");
		var shown = names.length() <= LONGEST_SUMMARY ? names : names.substring(0, LONGEST_SUMMARY - 1) + "…";
		return count + " · " + bytes(json.toString().length()) + (shown.isEmpty() ? "" : ": " + shown);
	}

	private static Stream<String> names(JsonNode json) {
		return json.isArray()
				? StreamSupport.stream(json.spliterator(), false).limit(LONGEST_SUMMARY)
						.flatMap(item -> name(item).stream())
				: StreamSupport.stream(((Iterable<String>) json::fieldNames).spliterator(), false);
	}

	private static Optional<String> name(JsonNode item) {
		return item.isValueNode()
				? Optional.of(item.asText())
				: NAMES.stream().map(item::path).filter(value -> value.isTextual() && !value.asText().isEmpty())
						.map(JsonNode::asText).findFirst();
	}

	/** A number of bytes in a few characters. */
	static String bytes(int count) {
		return count < 1000
				? count + " B"
				: count < 1_000_000 ? "%.1f kB".formatted(count / 1000.0) : "%.1f MB".formatted(count / 1_000_000.0);
	}
}
