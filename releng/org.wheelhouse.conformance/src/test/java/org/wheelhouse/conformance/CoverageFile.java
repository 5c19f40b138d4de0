package org.wheelhouse.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code docs/qmp-coverage.md}: how each command of the reference is said to each QEMU that was tried. What is there has to be
 * what is done; with {@code -Dwheelhouse.coverage=write} it is written.
 */
final class CoverageFile {

	private static final String HEAD = """
			# Commands of the reference

			The 58 commands of QEMU 1.0's command reference, as Wheelhouse says them to the QEMUs of today. `releng/org.wheelhouse.conformance` does each of them on real ones, looks for the effect by another way than the answer, and writes
			this table (`-Dwheelhouse.coverage=write`) or compares itself with it. *native*: sent as it is; a name in code: sent instead. A dash: there is no place in the workbench for it yet.

			""";

	private final Path file = Path.of(System.getProperty("wheelhouse.root", "../.."), "docs/qmp-coverage.md");

	/** Compares, or writes, the column of one QEMU. */
	void check(Qemu qemu, Ways ways) throws IOException {
		Map<String, Map<String, String>> table = read();
		Map<String, String> column = new LinkedHashMap<>();
		Reference.COMMANDS.forEach(command -> column.put(command, ways.of(command).replace("|", "\\|")));
		if ("write".equals(System.getProperty("wheelhouse.coverage"))) {
			table.put(qemu.release(), column);
			write(table);
		} else if (table.containsKey(qemu.release())) {
			assertEquals(table.get(qemu.release()), column, "docs/qmp-coverage.md (-Dwheelhouse.coverage=write)");
		}
	}

	/** By release, then by command. */
	private Map<String, Map<String, String>> read() throws IOException {
		Map<String, Map<String, String>> table = new TreeMap<>(
				java.util.Comparator.comparingDouble((String release) -> Double.parseDouble(release)));
		if (!Files.exists(file)) {
			return table;
		}
		List<String> releases = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			String[] cells = line.split("(?<!\\\\)\\|", -1);
			if (cells.length > 2 && cells[1].strip().equals("command")) {
				for (int i = 2; i < cells.length - 2; i++) {
					releases.add(cells[i].strip());
					table.put(releases.getLast(), new LinkedHashMap<>());
				}
			} else if (cells.length > 2 && cells[1].strip().startsWith("`")) {
				for (int i = 2; i < cells.length - 2; i++) {
					table.get(releases.get(i - 2)).put(cells[1].strip().replace("`", ""), cells[i].strip());
				}
			}
		}
		return table;
	}

	private void write(Map<String, Map<String, String>> table) throws IOException {
		StringBuilder text = new StringBuilder(HEAD);
		text.append("| command | ").append(String.join(" | ", table.keySet())).append(" | in the workbench |\n|---")
				.append("|---".repeat(table.size() + 1)).append("|\n");
		for (String command : Reference.COMMANDS) {
			text.append("| `").append(command).append("` |");
			table.values().forEach(column -> text.append(' ').append(column.getOrDefault(command, "")).append(" |"));
			text.append(' ').append(Places.of(command)).append(" |\n");
		}
		Files.writeString(file, text);
	}
}
