package org.wheelhouse.core.migration.forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the file of scenarios, which explains the fields.
 *
 * @param steps what is sent while it runs
 */
record Scenario(String label, String set, String qemu, int memory, String dirty, long bandwidth, int limit, int last,
		List<Step> steps, List<String> capabilities) {

	static final Path FOLDER = Path.of("test/recordings/migration");

	/** Sent so many seconds after the start: a parameter with its value, or a command where it has none. */
	record Step(int second, String word, long value) {

		static Step of(String text) {
			var colon = text.indexOf(':');
			var equals = text.indexOf('=');
			return new Step(Integer.parseInt(text.substring(0, colon)),
					text.substring(colon + 1, equals < 0 ? text.length() : equals),
					equals < 0 ? -1 : Long.parseLong(text.substring(equals + 1)));
		}

		boolean isCommand() {
			return value < 0;
		}
	}

	static List<Scenario> all() throws IOException {
		return Files.readAllLines(FOLDER.resolve("scenarios")).stream()
				.filter(line -> !line.startsWith("#") && !line.isBlank()).map(Scenario::of).toList();
	}

	private static Scenario of(String line) {
		var words = List.of(line.trim().split(" +"));
		var steps = new ArrayList<Step>();
		var capabilities = new ArrayList<String>();
		for (var word : words.subList(8, words.size())) {
			if (word.startsWith("caps=")) {
				capabilities.addAll(List.of(word.substring(5).split(",")));
			} else {
				steps.add(Step.of(word));
			}
		}
		return new Scenario(words.get(0), words.get(1), words.get(2), Integer.parseInt(words.get(3)),
				words.get(4).equals("-") ? "" : words.get(4), Long.parseLong(words.get(5)) << 20,
				Integer.parseInt(words.get(6)), Integer.parseInt(words.get(7)), List.copyOf(steps),
				List.copyOf(capabilities));
	}
}
