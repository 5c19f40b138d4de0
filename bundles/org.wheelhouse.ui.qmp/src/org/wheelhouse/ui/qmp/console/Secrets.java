package org.wheelhouse.ui.qmp.console;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.secret.Masking;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Knows which arguments are nobody's business: they are neither shown afterwards nor kept in a file. */
final class Secrets {

	private static final String HIDDEN = "••••";
	private static final Map<String, Set<String>> ARGUMENTS = Map.of("set_password", Set.of("password"),
			"change-vnc-password", Set.of("password"), "block_passwd", Set.of("password"), "object-add",
			Set.of("data"), "change", Set.of("arg"));

	private static final String HUMAN = "human-monitor-command";
	private static final String LINE = "command-line";
	/** What is secret in a line for the human monitor stands behind this. */
	private static final Pattern SPOKEN = Pattern
			.compile("(?i)^(\\s*(?:set_password\\s+\\S+|change\\s+vnc\\s+password|block_passwd\\s+\\S+)\\s+)\\S.*$");
	private static final Pattern OBJECT = Pattern.compile("(?i)^(\\s*object_add\\s+secret.*?\\bdata=)[^,]*(.*)$");

	private static final Pattern UNREAD = Pattern.compile("(?i)((?:\\bset_password\\s+\\w+\\s+(?!\\w+=)|"
			+ "\\bvnc\\s+password\\s+|\\bpassword\\s*=\\s*|\"(?:password|data)\"\\s*:\\s*|\\bdata\\s*=\\s*)[\"']?)[^\\s\"',}]+");

	private Secrets() {
		// holds no state
	}

	/** Whether something in a command is secret, or was. */
	static boolean isIn(RawCommand command) {
		var line = command.arguments().path(LINE).asText();
		return !in(command).isEmpty() || hasProperty(command)
				|| command.name().equals(HUMAN) && isIn(line)
				|| command.arguments().toString().contains(HIDDEN)
				|| !hidden(command).arguments().equals(command.arguments());
	}

	/** Whether something in a line for the human monitor is secret, or was. */
	static boolean isIn(String line) {
		return SPOKEN.matcher(line).matches() || OBJECT.matcher(line).matches() || line.contains(HIDDEN)
				|| !hidden(line).equals(line);
	}

	/** QEMU before 6.0 takes the properties of an object in a member of their own. */
	private static boolean hasProperty(RawCommand command) {
		return command.name().equals("object-add") && isSecret(command)
				&& command.arguments().path("props").has("data");
	}

	private static List<String> in(RawCommand command) {
		return ARGUMENTS.getOrDefault(command.name(), Set.of()).stream().filter(command.arguments()::has)
				.filter(_ -> isSecret(command)).sorted().toList();
	}

	private static boolean isSecret(RawCommand command) {
		return switch (command.name()) {
			case "object-add" -> command.arguments().path("qom-type").asText().startsWith("secret");
			case "change" -> command.arguments().path("target").asText().endsWith("password");
			default -> true;
		};
	}

	/** The same with dots instead of what is secret. */
	static RawCommand hidden(RawCommand command) {
		ObjectNode shown = command.arguments().deepCopy();
		in(command).forEach(name -> shown.put(name, HIDDEN));
		if (hasProperty(command)) {
			shown.withObjectProperty("props").put("data", HIDDEN);
		}
		if (command.name().equals(HUMAN)) {
			shown.put(LINE, hidden(shown.path(LINE).asText()));
		} else {
			hide(shown);
		}
		return new RawCommand(command.name(), shown);
	}

	/** Passwords in addresses, in options as text, and in members that are called so: a command may have them anywhere. */
	private static void hide(JsonNode within) {
		if (within instanceof ObjectNode members) {
			members.properties().forEach(member -> member.setValue(
					member.getValue().isTextual()
							? TextNode.valueOf(hidden(member.getKey(), member.getValue().asText()))
							: hiding(member.getValue())));
		} else if (within instanceof ArrayNode elements) {
			for (int i = 0; i < elements.size(); i++) {
				elements.set(i, elements.get(i).isTextual()
						? TextNode.valueOf(hidden("", elements.get(i).asText()))
						: hiding(elements.get(i)));
			}
		}
	}

	private static JsonNode hiding(JsonNode node) {
		hide(node);
		return node;
	}

	private static String hidden(String key, String text) {
		return Masking.isSecret(key, text) ? HIDDEN : Masking.value("", text);
	}

	/** A line for the human monitor with dots instead of what is secret. */
	static String hidden(String line) {
		return Masking
				.text(OBJECT.matcher(SPOKEN.matcher(line).replaceFirst("$1" + HIDDEN))
						.replaceFirst("$1" + HIDDEN + "$2"));
	}

	/** What was typed and cannot be read as a command, with dots instead of what looks like a secret. */
	static String hiddenAnywhere(String text) {
		return Masking.text(UNREAD.matcher(text).replaceAll("$1" + HIDDEN));
	}

	/** A failure of such a command, which has it as it was sent. */
	static Fault hidden(Fault fault, RawCommand command) {
		return isIn(command) && !fault.command().isEmpty()
				? new Fault(fault.what(), hidden(command).toJson(), fault.words(), fault.undone(), fault.advice())
				: fault;
	}
}
