package org.wheelhouse.core.internal.history;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes lines out of a recording that has become too long, and leaves its shape. */
final class Thinning {

	private Thinning() {
		// only a calculation
	}

	/** The same with at most so many lines of a sample, and as many of a forecast: the older half is thinned as often as it takes. */
	static List<JsonNode> thinned(List<JsonNode> lines, int most) {
		return thinned(thinned(lines, "sample", most), "forecast", most);
	}

	private static List<JsonNode> thinned(List<JsonNode> lines, String kind, int most) {
		var kept = lines;
		for (var count = count(kept, kind); count > most; count = count(kept, kind)) {
			kept = halved(kept, kind, count / 2);
		}
		return kept;
	}

	private static long count(List<JsonNode> lines, String kind) {
		return lines.stream().filter(line -> is(line, kind)).count();
	}

	private static boolean is(JsonNode line, String kind) {
		return line.path("kind").asText().equals(kind);
	}

	/** Without each second one among the first so many; one after a gap stays, or the gap would be forgotten. */
	private static List<JsonNode> halved(List<JsonNode> lines, String kind, long first) {
		var kept = new ArrayList<JsonNode>();
		var number = 0;
		for (var line : lines) {
			if (!is(line, kind) || number++ >= first || number % 2 == 1 || line.path("gap").asBoolean()) {
				kept.add(line);
			}
		}
		return kept.size() < lines.size() ? kept : lines.subList(1, lines.size());
	}
}
