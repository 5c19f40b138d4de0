package org.wheelhouse.core.events;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.wheelhouse.qmp.text.JsonLines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an event is written down. Any thread; pure functions. */
public final class EventText {

	/** The first line of a table. */
	public static final String CSV_HEAD = "time,machine,name,event,what,data\r\n";

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final int LINE = 60;
	private static final int LONGEST = 160;
	private static final Pattern SPECIAL = Pattern.compile("[\",\\r\\n]");
	/** What a spreadsheet would compute. */
	private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t].*", Pattern.DOTALL);

	private EventText() {
		// holds no state
	}

	/** All of it as a JSON object on one line, without a line feed. */
	public static String json(LoggedEvent event) {
		return JsonNodeFactory.instance.objectNode().put("time", event.time().toString())
				.put("machine", event.machineId()).put("name", event.machineName()).put("event", event.event())
				.<ObjectNode>set("data", data(event)).toString();
	}

	/** What an event's data says, in one line: its members one after the other, nested ones by path. */
	public static String words(ObjectNode data) {
		var parts = new ArrayList<String>();
		collect("", data, parts);
		return String.join("  ", parts);
	}

	/** The same, cut off where a table's line ends. */
	public static String summary(ObjectNode data) {
		var words = words(data);
		return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
	}

	private static void collect(String prefix, ObjectNode data, List<String> parts) {
		for (var member : data.properties()) {
			var name = prefix + member.getKey();
			JsonNode value = member.getValue();
			if (value instanceof ObjectNode nested) {
				collect(name + ".", nested, parts);
			} else {
				parts.add(name + "=" + (value.isTextual() ? value.asText() : value.toString()));
			}
		}
	}

	/** Its data for reading: what fits into a line stands in one. Empty when it has none. */
	public static String pretty(LoggedEvent event) {
		var data = data(event);
		if (data.isEmpty()) {
			return "";
		}
		return String.join("\n", JsonLines.of(data, LINE));
	}

	/** A line of a table after {@link #CSV_HEAD}, with its line end. */
	public static String csv(LoggedEvent event) {
		return String.join(",", event.time().toString(), cell(event.machineId()), cell(event.machineName()),
				cell(event.event()), cell(event.summary()), cell(event.json())) + "\r\n";
	}

	private static String cell(String text) {
		var harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
		return SPECIAL.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
	}

	private static JsonNode data(LoggedEvent event) {
		try {
			return MAPPER.readTree(event.json());
		} catch (JsonProcessingException e) {
			return JsonNodeFactory.instance.textNode(event.json());
		}
	}
}
