package org.wheelhouse.ui.qmp.console;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells which lines of the human monitor are what a person is asked about before, by the command of QMP that does the same. */
final class HumanLine {

	private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([bkmgtBKMGT]?)");
	/** In the order of their powers of 1024. */
	private static final String UNITS = "bkmgt";

	private HumanLine() {
		// holds no state
	}

	/** The command that does the same; empty for a line that needs no question, or that cannot be read. */
	static Optional<RawCommand> meaning(String line) {
		var words = line.strip().split("\\s+");
		var arguments = JsonNodeFactory.instance.objectNode();
		return switch (words.length) {
			case 1 -> words[0].equals("cont") || words[0].equals("c") ? command("cont", arguments) : Optional.empty();
			case 2 -> switch (words[0]) {
				case "balloon" -> size(words[1]).flatMap(bytes -> command("balloon", arguments.put("value", bytes)));
				case "netdev_del" -> command("netdev_del", arguments.put("id", words[1]));
				default -> Optional.empty();
			};
			case 3 -> switch (words[0]) {
				case "block_resize" -> size(words[2]).flatMap(
						bytes -> command("block_resize", arguments.put("device", words[1]).put("size", bytes)));
				case "set_link" -> command("set_link",
						arguments.put("name", words[1]).put("up", words[2].equals("on")));
				default -> Optional.empty();
			};
			default -> Optional.empty();
		};
	}

	private static Optional<RawCommand> command(String name, ObjectNode arguments) {
		return Optional.of(new RawCommand(name, arguments));
	}

	/** A number without a unit means MiB there. */
	private static Optional<Long> size(String written) {
		var size = SIZE.matcher(written);
		if (!size.matches()) {
			return Optional.empty();
		}
		var unit = size.group(2).isEmpty() ? "m" : size.group(2).toLowerCase(Locale.ROOT);
		return Optional.of(Long.parseLong(size.group(1)) << 10 * UNITS.indexOf(unit));
	}
}
