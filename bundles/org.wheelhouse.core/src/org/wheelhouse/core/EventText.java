package org.wheelhouse.core;

import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a logged event is written down. Any thread; pure functions. */
public final class EventText {

	/** The first line of a table. */
	public static final String CSV_HEAD = "time,machine,name,event,what,data\r\n";

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final int LINE = 60;
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

	/** Its data for reading: what fits into a line stands in one. Empty when it has none. */
	public static String pretty(LoggedEvent event) {
		var data = data(event);
		if (data.isEmpty()) {
			return "";
		}
		var text = new StringBuilder();
		write(data, 0, text);
		return text.toString();
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

	private static void write(JsonNode json, int depth, StringBuilder text) {
		var compact = json.toString();
		if (!(json instanceof ObjectNode object) || compact.length() + 2 * depth <= LINE) {
			text.append(compact);
			return;
		}
		var separator = "{\n";
		for (var member : object.properties()) {
			text.append(separator).repeat("  ", depth + 1)
					.append(JsonNodeFactory.instance.textNode(member.getKey())).append(": ");
			write(member.getValue(), depth + 1, text);
			separator = ",\n";
		}
		text.append('\n').repeat("  ", depth).append('}');
	}
}
