package org.wheelhouse.faulttest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a version of QEMU answers: as {@code releng/recordings} has recorded it, or made older by {@link Ages}. An older one drops
 * what came later, and refuses it.
 *
 * @param greeting as it came
 * @param commands its commands with their arguments
 * @param answers  by the command without its id
 */
record RecordedQemu(JsonNode greeting, Map<String, TreeSet<String>> commands, Map<JsonNode, JsonNode> answers) {

	static final Path FOLDER = Path.of(System.getProperty("wheelhouse.root", "../.."),
			"releng/org.wheelhouse.faulttest/recorded");

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final String OLDEST = "5.2";
	private static final List<String> WITH_KINDS = List.of("qom-list-types");

	/** A version: recorded when there is a recording of it, else made of the oldest that is. */
	static RecordedQemu of(String version) throws IOException {
		return Files.exists(FOLDER.resolve("qemu-" + version + ".jsonl")) ? read(version) : read(OLDEST).as(version);
	}

	private static RecordedQemu read(String version) throws IOException {
		JsonNode greeting = JSON.createObjectNode();
		Map<String, TreeSet<String>> commands = new TreeMap<>();
		Map<JsonNode, JsonNode> answers = new HashMap<>();
		for (String line : Files.readAllLines(FOLDER.resolve("qemu-" + version + ".jsonl"))) {
			JsonNode request = JSON.readTree(line).path("request");
			JsonNode response = JSON.readTree(line).path("response");
			switch (request.asText()) {
				case "greeting" -> greeting = response;
				case "vocabulary" -> response.properties().forEach(command -> {
					TreeSet<String> names = new TreeSet<>();
					command.getValue().forEach(name -> names.add(name.asText()));
					commands.put(command.getKey(), names);
				});
				default -> answers.put(request, response);
			}
		}
		return new RecordedQemu(greeting, commands, answers);
	}

	private RecordedQemu as(String version) throws IOException {
		Ages ages = new Ages();
		Map<String, TreeSet<String>> left = new TreeMap<>();
		commands.forEach((name, arguments) -> {
			if (!ages.lacks(version, "command", name)) {
				TreeSet<String> known = new TreeSet<>(arguments);
				known.removeAll(ages.lacking(version, "command", name));
				left.put(name, known);
			}
		});
		Map<JsonNode, JsonNode> told = new HashMap<>();
		answers.forEach((request, answer) -> told.put(request, older(version, ages, request, answer.deepCopy())));
		return new RecordedQemu(greeting(version), left, told);
	}

	private JsonNode greeting(String version) {
		ObjectNode older = greeting.deepCopy();
		ObjectNode qemu = (ObjectNode) older.path("QMP").path("version").path("qemu");
		String[] numbers = version.split("\\.");
		qemu.put("major", Integer.parseInt(numbers[0])).put("minor", Integer.parseInt(numbers[1])).put("micro", 0);
		if (Ages.older(version, "2.12")) {
			((ObjectNode) older.path("QMP")).putArray("capabilities");
		}
		return older;
	}

	private static JsonNode older(String version, Ages ages, JsonNode request, JsonNode answer) {
		String name = request.path("execute").asText();
		List<String> later = ages.lacking(version, "answer", name);
		drop(answer.path("return"), later);
		JsonNode arguments = request.path("arguments");
		if (WITH_KINDS.contains(name) && ages.lacks(version, "kind", arguments.path("implements").asText())) {
			return JSON.createObjectNode().set("return", JSON.createArrayNode());
		}
		if (name.equals("qom-list")) {
			var properties = ((ArrayNode) answer.path("return")).elements();
			while (properties.hasNext()) {
				if (ages.lacks(version, "object", properties.next().path("name").asText())) {
					properties.remove();
				}
			}
		}
		return name.equals("qom-get") && ages.lacks(version, "object", arguments.path("property").asText())
				? noProperty(arguments)
				: answer;
	}

	private static void drop(JsonNode node, List<String> members) {
		if (node instanceof ObjectNode object) {
			object.remove(members);
		}
		node.forEach(each -> drop(each, members));
	}

	/** The answer to a command, without its id. */
	JsonNode answer(JsonNode command) {
		String name = command.path("execute").asText();
		ObjectNode question = command.deepCopy();
		question.remove("id");
		return switch (lacking(command)) {
			case String lacking when lacking.equals(name) ->
				error("CommandNotFound", "The command " + name + " has not been found");
			case String lacking when !lacking.isEmpty() ->
				error("GenericError", "Parameter '" + lacking.substring(name.length() + 1) + "' is unexpected");
			default -> switch (name) {
				case "query-commands" -> JSON.createObjectNode().set("return", names());
				case "query-version" -> JSON.createObjectNode().set("return", greeting.path("QMP").path("version"));
				case "query-qmp-schema" -> JSON.createObjectNode().set("return", schema());
				case "qom-get" -> answers.getOrDefault(question, noProperty(command.path("arguments")));
				case "qom-list" -> answers.getOrDefault(question, error("DeviceNotFound", "Device '"
						+ command.path("arguments").path("path").asText() + "' not found"));
				case "human-monitor-command" ->
					answers.getOrDefault(question, JSON.createObjectNode().put("return", ""));
				default ->
					answers.getOrDefault(question, JSON.createObjectNode().set("return", JSON.createObjectNode()));
			};
		};
	}

	/** The command that it does not have, or {@code COMMAND.ARGUMENT}; empty when it has all. */
	String lacking(JsonNode command) {
		String name = command.path("execute").asText();
		if (!commands.containsKey(name)) {
			return name;
		}
		return command.path("arguments").properties().stream().map(Map.Entry::getKey)
				.filter(argument -> !commands.get(name).contains(argument) && !isFree(name)).findFirst()
				.map(argument -> name + "." + argument).orElse("");
	}

	/** These take whatever the device or object takes. */
	private static boolean isFree(String name) {
		return name.equals("device_add") || name.equals("object-add") || name.equals("netdev_add");
	}

	private static JsonNode noProperty(JsonNode arguments) {
		return error("GenericError", "Property '." + arguments.path("property").asText() + "' not found");
	}

	private static JsonNode error(String kind, String words) {
		ObjectNode answer = JSON.createObjectNode();
		answer.putObject("error").put("class", kind).put("desc", words);
		return answer;
	}

	private ArrayNode names() {
		ArrayNode names = JSON.createArrayNode();
		commands.keySet().forEach(name -> names.addObject().put("name", name));
		return names;
	}

	/** With the names that matter; whatever has a name may be anything. */
	private ArrayNode schema() {
		ArrayNode schema = JsonNodeFactory.instance.arrayNode();
		schema.addObject().put("name", "any").put("meta-type", "builtin").put("json-type", "value");
		commands.forEach((name, arguments) -> {
			schema.addObject().put("name", name).put("meta-type", "command").put("arg-type", "q_" + name)
					.put("ret-type", "any");
			ArrayNode members = schema.addObject().put("name", "q_" + name).put("meta-type", "object")
					.putArray("members");
			arguments.forEach(argument -> members.addObject().put("name", argument).put("type", "any")
					.putNull("default"));
		});
		return schema;
	}
}
