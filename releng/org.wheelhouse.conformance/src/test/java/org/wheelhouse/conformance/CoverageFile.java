package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * {@code docs/qmp-coverage.md}: how each command of the reference is said to each QEMU that was tried, and where in the workbench
 * it is. What is there has to be what is done; with {@code -Dwheelhouse.coverage=write} it is written.
 */
final class CoverageFile {

	static final Path ROOT = Path.of(System.getProperty("wheelhouse.root", "../.."));

	private static final String WRITE = "-Dwheelhouse.coverage=write";
	private static final String HEAD = """
			# Commands of the reference

			The 58 commands of QEMU 1.0's command reference, as Wheelhouse says them to the QEMUs of today. `releng/org.wheelhouse.conformance` does each of them on real ones, looks for the effect by another way than the answer, and writes
			this table (`%s`) or compares itself with it. *native*: sent under its own name, after the semicolon what is different then; a name in code: sent instead; *refused*: nothing is sent, and a person is told why and what does the same today. The last column is where a
			person finds it; the QMP Console takes all of them.

			"""
			.formatted(WRITE);

	private final Path file = ROOT.resolve("docs/qmp-coverage.md");
	private final Places places;

	CoverageFile() throws IOException {
		places = new Places(new Workbench(ROOT));
	}

	/** Compares the file with how the commands were said to one QEMU just now, or writes that. */
	void check(Qemu qemu, Ways ways) throws IOException {
		String written = Files.exists(file) ? Files.readString(file) : "";
		Map<String, Map<String, String>> table = read(written.lines().toList());
		boolean write = "write".equals(System.getProperty("wheelhouse.coverage"));
		String column = table.keySet().stream().filter(known -> (qemu.version() + ".").startsWith(known + "."))
				.findFirst().orElse(qemu.column());
		if (!write && !table.containsKey(column)) {
			System.out.println("SKIPPED conformance-table-" + column + " docs/qmp-coverage.md has no column for it");
			return;
		}
		table.put(column, column(ways::of));
		if (write) {
			Files.writeString(file, text(table));
		} else {
			assertEquals(text(table), written, "docs/qmp-coverage.md is written anew with " + WRITE);
		}
	}

	private static Map<String, String> column(UnaryOperator<String> ways) {
		Map<String, String> column = new LinkedHashMap<>();
		Reference.COMMANDS.forEach(command -> column.put(command, ways.apply(command).replace("|", "\\|")));
		return column;
	}

	/** By version, then by command. */
	private static Map<String, Map<String, String>> read(List<String> lines) {
		Map<String, Map<String, String>> table = new TreeMap<>(Comparator.comparingDouble(Double::parseDouble));
		List<String> versions = List.of();
		for (String line : lines) {
			List<String> cells = Stream.of(line.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
			if (cells.size() < 4) {
				continue;
			}
			List<String> ofVersions = cells.subList(2, cells.size() - 2);
			if (cells.get(1).equals("command")) {
				versions = ofVersions;
				versions.forEach(version -> table.put(version, new LinkedHashMap<>()));
			} else if (cells.get(1).startsWith("`")) {
				for (int i = 0; i < versions.size(); i++) {
					table.get(versions.get(i)).put(cells.get(1).replace("`", ""), ofVersions.get(i));
				}
			}
		}
		return table;
	}

	private String text(Map<String, Map<String, String>> table) {
		StringBuilder text = new StringBuilder(HEAD);
		text.append("| command | ").append(String.join(" | ", table.keySet())).append(" | in the workbench |\n|---")
				.append("|---".repeat(table.size() + 1)).append("|\n");
		for (String command : Reference.COMMANDS) {
			text.append("| `").append(command).append("` |");
			Stream.concat(table.values().stream().map(column -> column.getOrDefault(command, "")),
					Stream.of(places.of(command))).forEach(cell -> {
						assertFalse(cell.isEmpty(), command + " has an empty cell");
						text.append(' ').append(cell).append(" |");
					});
			text.append('\n');
		}
		return text.toString();
	}
}
