package org.wheelhouse.qmp.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commands of the human monitor, read from what it prints for {@code help} and {@code help info}; and what could be written
 * on in one of its lines. Immutable; any thread.
 */
public final class HmpHelp {

	private static final String BEFORE_HELP = " -- ";
	private static final String INFO = "info";
	private static final Set<String> HELP = Set.of("help", "?");
	private static final Pattern WORDS = Pattern.compile("\\s+");

	private final List<HmpCommand> commands;

	private HmpHelp(List<HmpCommand> commands) {
		this.commands = List.copyOf(commands);
	}

	/**
	 * Reads it. Lines that are no command are passed over.
	 *
	 * @param printed what the monitor has printed, for {@code help} and then for {@code help info}
	 */
	public static HmpHelp of(String... printed) {
		var commands = new ArrayList<HmpCommand>();
		for (var text : printed) {
			entries(text).forEach(entry -> read(entry).ifPresent(commands::add));
		}
		return new HmpHelp(commands);
	}

	/** Further lines of a help are indented; those of parameters are not, but have no help yet. */
	private static List<String> entries(String printed) {
		var entries = new ArrayList<String>();
		for (var line : printed.lines().map(String::stripTrailing).toList()) {
			var goesOn = !entries.isEmpty() && (line.startsWith("\t") || line.startsWith(" ")
					|| line.startsWith("[") && !entries.getLast().contains(BEFORE_HELP));
			if (goesOn) {
				entries.add(entries.removeLast() + "\n" + line.strip());
			} else if (!line.isEmpty()) {
				entries.add(line);
			}
		}
		return entries;
	}

	private static Optional<HmpCommand> read(String entry) {
		var dashes = entry.indexOf(BEFORE_HELP);
		if (dashes < 1) {
			return Optional.empty();
		}
		var head = entry.substring(0, dashes).replace('\n', ' ').strip().split("\\s+", 2);
		var names = head[0];
		var parameters = head.length < 2 ? "" : head[1];
		var prefix = "";
		if (names.equals(INFO) && !parameters.startsWith("[")) {
			var item = parameters.split("\\s+", 2);
			prefix = INFO + " ";
			names = item[0];
			parameters = item.length < 2 ? "" : item[1];
		}
		// A few say their name once more before their parameters.
		if (parameters.startsWith(names + " ") || parameters.equals(names)) {
			parameters = parameters.substring(names.length()).strip();
		}
		var begin = prefix;
		return Optional.of(new HmpCommand(Stream.of(names.split("\\|")).map(name -> begin + name).toList(),
				parameters, entry.substring(dashes + BEFORE_HELP.length()).strip()));
	}

	/** All commands in QEMU's order. */
	public List<HmpCommand> commands() {
		return commands;
	}

	/** The command that a line is about, by any of its names. */
	public Optional<HmpCommand> commandOf(String line) {
		var written = " " + line.strip() + " ";
		// "info block" is more than "info".
		return commands.stream()
				.filter(command -> command.names().stream().anyMatch(name -> written.startsWith(" " + name + " ")))
				.max(Comparator.comparingInt(command -> command.names().getFirst().length()));
	}

	/**
	 * What could stand at a place: the names of commands, and of what {@code info} tells.
	 *
	 * @param caret where somebody is writing, counted in characters from 0
	 */
	public List<Proposal> at(String line, int caret) {
		var before = line.substring(0, caret).stripLeading();
		var words = WORDS.split(before, -1);
		var asksForHelp = words.length > 1 && HELP.contains(words[0]);
		var begun = asksForHelp ? before.substring(before.indexOf(words[1], words[0].length())) : before;
		var shown = begun.startsWith(INFO + " ") ? INFO.length() + 1 : 0;
		return commands.stream().flatMap(command -> command.names().stream()
				.filter(name -> name.startsWith(begun) && name.indexOf(' ', shown) < 0).limit(1)
				.map(name -> new Proposal(caret - begun.length() + shown, caret, name.substring(shown),
						command.parameters(), false, false, new Help.OfLine(command))))
				.toList();
	}
}
