package org.wheelhouse.ui.qmp.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the human monitor understands, from its own {@code help} and {@code info}. Immutable. */
record HumanWords(List<String> commands, List<String> infos) {

	List<Suggestion> at(String text, int position) {
		var before = text.substring(0, position);
		if (before.startsWith("info ")) {
			return matching(infos, before, "info ".length());
		}
		return before.contains(" ") ? List.of() : matching(commands, before, 0);
	}

	private static List<Suggestion> matching(List<String> lines, String before, int start) {
		var begun = before.substring(start);
		return lines.stream().map(String::strip).filter(line -> line.startsWith(begun)).map(line -> {
			var help = line.indexOf(" -- ");
			var name = line.split(" ", 2)[0];
			return new Suggestion(start, name, "",
					help < 0 ? line : line.substring(0, help) + "\n" + line.substring(help + 4),
					false);
		}).toList();
	}

	/**
	 * Reads what {@code help} prints.
	 *
	 * @param help  its lines: names with arguments, {@code --}, a sentence
	 * @param infos those of {@code help info} or {@code info}, which begin with that word
	 */
	static HumanWords of(String help, String infos) {
		return new HumanWords(help.lines().filter(line -> line.contains(" -- ") && !line.startsWith(" "))
				.flatMap(HumanWords::names).toList(),
				infos.lines().filter(line -> line.startsWith("info ")).map(line -> line.substring(5)).toList());
	}

	/** A command with a short name too is one line: {@code quit|q  -- quit the emulator}. */
	private static Stream<String> names(String line) {
		var name = line.split(" ", 2)[0];
		return Arrays.stream(name.split("\\|")).map(one -> one + line.substring(name.length()));
	}
}
