package org.wheelhouse.core.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Scripts as people write them give what their QEMUs got when they were run, or are told to lack something: never another thing. */
class ScriptSamplesTest {

	private static final Path SAMPLES = Path.of("test/samples/scripts");
	/** What was known of each script when it was run. */
	private static final Map<String, List<String>> ARGUMENTS = Map.of("24-positional-and-rest",
			List.of("disk.img", "-s"));

	private static List<Path> scripts() throws IOException {
		try (var files = Files.list(Path.of("test/samples/shell"))) {
			return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
		}
	}

	private static String name(Path script) {
		return script.getFileName().toString().replace(".sh", "");
	}

	/** The words of each QEMU, the program without its folder. */
	private static List<List<String>> expected(String name) throws IOException {
		JsonNode qemus = new ObjectMapper().readTree(SAMPLES.resolve(name + ".json").toFile()).get("qemus");
		return StreamSupport.stream(qemus.spliterator(), false)
				.map(words -> StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText).toList()).toList();
	}

	private static List<List<String>> words(ScriptReading reading) {
		List<List<String>> all = new ArrayList<>();
		for (ScriptReading.Command command : reading.commands()) {
			List<String> words = new ArrayList<>(command.arguments());
			words.addFirst(command.program().substring(command.program().lastIndexOf('/') + 1));
			all.add(words);
		}
		return all;
	}

	@Test
	void moreThanHalfGiveExactlyWhatWasRunAndNoneGivesAnotherThing() throws IOException {
		int exact = 0;
		var lacking = new TreeMap<String, String>();
		for (Path script : scripts()) {
			String name = name(script);
			if (!Files.exists(SAMPLES.resolve(name + ".json"))) {
				continue;
			}
			try {
				var reading = ScriptReading.read(Files.readString(script), Path.of("/srv"), Map.of(),
						ARGUMENTS.getOrDefault(name, List.of()));
				List<ScriptReading.Missing> missing = reading.commands().stream()
						.flatMap(command -> command.missing().stream())
						.toList();
				if (missing.isEmpty() && !reading.commands().isEmpty()) {
					assertEquals(expected(name), words(reading), name);
					exact++;
				} else {
					lacking.put(name, missing.toString());
				}
			} catch (ScriptProblem e) {
				lacking.put(name, "line " + e.line() + ": " + e.getMessage());
			}
		}
		System.out.println("scripts read exactly: " + exact + "; lacking: " + lacking);
		assertTrue(exact >= 20, exact + " " + lacking);
		assertFalse(lacking.containsValue("[]"), lacking::toString);
	}
}
