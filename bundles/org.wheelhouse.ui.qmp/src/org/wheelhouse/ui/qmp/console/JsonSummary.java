package org.wheelhouse.ui.qmp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes JSON for reading: what fits into a line stands in one, the rest member by member. Pure functions. */
final class JsonText {

	private static final int LONGEST_SUMMARY = 100;
	private static final List<String> NAMES = List.of("device", "node-name", "id", "name", "label", "qdev",
			"capability",
			"filename", "qom-path", "event", "QOM path");

	private JsonText() {
		// holds no state
	}

	/**
	 * All of it, in as many lines as it takes.
	 *
	 * @param width characters that a line may have, as long as a member fits
	 */
	static List<String> lines(JsonNode json, int width) {
		var compact = json.toString();
		if (compact.length() <= width || json.isEmpty()) {
			return List.of(compact);
		}
		var lines = new ArrayList<String>();
		lines.add(json.isArray() ? "[" : "{");
		var members = members(json, width - 2);
		for (var index = 0; index < members.size(); index++) {
			var member = members.get(index);
			for (var line = 0; line < member.size(); line++) {
				var ends = line == member.size() - 1 && index < members.size() - 1;
				lines.add("  " + member.get(line) + (ends ? "," : ""));
			}
		}
		lines.add(json.isArray() ? "]" : "}");
		return lines;
	}

	private static List<List<String>> members(JsonNode json, int width) {
		return json.isArray()
				? StreamSupport.stream(json.spliterator(), false).map(item -> lines(item, width)).toList()
				: json.properties().stream().map(member -> {
					var name = "\"" + member.getKey() + "\": ";
					var lines = new ArrayList<>(lines(member.getValue(), width - name.length()));
					lines.set(0, name + lines.getFirst());
					return List.copyOf(lines);
				}).toList();
	}

	/** What a folded answer says of itself: how much it is, and what of. */
	static String summary(JsonNode json) {
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
