package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes JSON for reading: what fits into a line stands in one, the rest member by member. Any thread; pure functions. */
public final class JsonLines {

	private JsonLines() {
		// holds no state
	}

	/**
	 * All of it, in as many lines as it takes.
	 *
	 * @param width characters that a line may have, as long as a member fits
	 */
	public static List<String> of(JsonNode json, int width) {
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
				? StreamSupport.stream(json.spliterator(), false).map(item -> of(item, width)).toList()
				: json.properties().stream().map(member -> {
					var name = "\"" + member.getKey() + "\": ";
					var lines = new ArrayList<>(of(member.getValue(), width - name.length()));
					lines.set(0, name + lines.getFirst());
					return List.copyOf(lines);
				}).toList();
	}
}
