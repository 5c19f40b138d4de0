package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The texts of all bundles say what they mean. */
class MessagesFilesTest {

	private static final Path BUNDLES = Path.of("..");
	private static final List<String> COUNTED = List.of("arguments", "buses", "bytes", "characters", "clients",
			"commands", "devices", "disks", "events", "files", "functions", "lines", "machines", "nodes", "operations",
			"passes", "places", "ports", "slots", "viewers");
	/** Each has a text of its own for one, or is never said of one. */
	private static final Set<Object> ALWAYS_SEVERAL = Set.of("Counts_Machines", "Counts_Total", "Left_Out",
			"Paste_Long", "PciPainter_places", "PciText_functions", "Several_Label", "Several_Title", "Verdict_above",
			"Vnc_PasswordLong");

	/** {@code NLS.bind} takes two quotes for one; a text that nothing is put into is shown as it is. */
	@Test
	void quotesAreDoubledOnlyWhereSomethingIsPutIn() throws IOException {
		var wrong = new ArrayList<String>();
		for (var file : files()) {
			texts(file).forEach((key, text) -> {
				var bound = text.toString().matches("(?s).*\\{\\d.*");
				var doubled = text.toString().contains("''");
				var single = text.toString().replace("''", "").contains("'");
				if (bound ? single : doubled) {
					wrong.add(BUNDLES.relativize(file) + ": " + key + "=" + text);
				}
			});
		}
		assertEquals(List.of(), wrong);
	}

	/** What stands behind a count is said in the singular where there is one; before that these said "1 commands". */
	@Test
	void whatIsCountedHasASingular() throws IOException {
		var counted = Pattern.compile("\\{\\d\\} (?:\\w+ )?(?:" + String.join("|", COUNTED) + ")\\b");
		var wrong = new ArrayList<String>();
		for (var file : files()) {
			texts(file).forEach((key, text) -> {
				var plain = text.toString().replaceAll("\\|\\d<[^}|]*(\\{\\d\\}[^}|]*)*\\}", "}");
				if (counted.matcher(plain).find() && !ALWAYS_SEVERAL.contains(key)) {
					wrong.add(BUNDLES.relativize(file) + ": " + key + "=" + text);
				}
			});
		}
		assertEquals(List.of(), wrong);
	}

	/** Each has a field in the class beside it, and each field a text. */
	@Test
	void everyTextHasItsField() throws IOException {
		for (var file : files()) {
			var source = Files.readString(file.resolveSibling("Messages.java"));
			var fields = new TreeSet<String>();
			source.lines().filter(line -> line.contains("public static String "))
					.forEach(line -> fields.add(line.replaceAll(".*public static String (\\w+).*", "$1")));
			assertEquals(new TreeSet<>(texts(file).stringPropertyNames()), fields, file.toString());
		}
	}

	private static List<Path> files() throws IOException {
		try (var all = Files.find(BUNDLES, 12, (path, _) -> path.endsWith("messages.properties")
				&& path.toString().contains("/src/"))) {
			var found = all.sorted().toList();
			assertFalse(found.isEmpty());
			return found;
		}
	}

	private static Properties texts(Path file) throws IOException {
		var texts = new Properties();
		try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		return texts;
	}
}
