package org.wheelhouse.faulttest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.wheelhouse.core.failure.Fault;

/** {@code docs/faults.md}: sections of rows, in alphabetical order. */
final class FaultsFile {

	private static final Pattern SECTION = Pattern.compile("(?m)^## (.*)\\n");
	private static final Pattern ROW = Pattern.compile("(?m)^### (.*)\\n");
	private static final Pattern VERSION = Pattern.compile("QEMU (\\d+\\.\\d+)");
	private static final String HEAD = """
			# What is said when something goes wrong

			The tests of `releng/org.wheelhouse.faulttest` make each of these happen, on real QEMU where QEMU can be made to do it,
			and compare what the product says with this file, which they have written (`-Dwheelhouse.faults=write`, with QEMU %s; on
			another version only that everything is said is checked, because the words are QEMU's). Paths, ports and process ids
			stand in capitals, and `…` for the monitors, the screen and the serial port that the host adds to a command line. A failed gesture is told in one dialog, and in the machine's row and banner when it is about its
			state.

			That the workbench itself is ended at any moment, by SIGKILL, is `KillTest`: every definition whole, every QEMU that ran
			adopted, no stale socket in the way. Nobody is told anything then, because nothing is wrong.
			""";

	private final Path path;
	private final Map<String, Map<String, String>> sections = new TreeMap<>();

	private FaultsFile(Path path) {
		this.path = path;
		String text = Matrix.read(path);
		each(SECTION, text, (section, rows) -> each(ROW, rows,
				(name, row) -> sections.computeIfAbsent(section, _ -> new TreeMap<>()).put(name, row.strip())));
	}

	static FaultsFile ofRoot() {
		return new FaultsFile(Matrix.root().resolve("docs/faults.md"));
	}

	private interface Part {
		void take(String heading, String text);
	}

	private static void each(Pattern heading, String text, Part part) {
		Matcher matcher = heading.matcher(text);
		while (matcher.find()) {
			int from = matcher.end();
			String name = matcher.group(1);
			int to = matcher.find() ? matcher.start() : text.length();
			part.take(name, text.substring(from, to));
			matcher.region(to, text.length());
		}
	}

	/** The rows of a section by name. */
	Map<String, String> rows(String section) {
		return sections.getOrDefault(section, Map.of());
	}

	/** Whether it was written with the QEMU that is here. */
	boolean isOfThisQemu() {
		String text = Matrix.read(path);
		return text.isEmpty() || text.contains("with QEMU " + version() + ";");
	}

	/** Replaces rows of a section, or all of it, in the file as it is now. */
	void write(String section, Map<String, String> rows, boolean all) throws IOException {
		FaultsFile now = new FaultsFile(path);
		Map<String, String> merged = new TreeMap<>(all ? Map.of() : now.rows(section));
		merged.putAll(rows);
		now.sections.put(section, merged);
		StringBuilder text = new StringBuilder(HEAD.formatted(version()));
		now.sections.forEach((name, its) -> {
			text.append("\n## ").append(name).append('\n');
			its.forEach((row, said) -> text.append("\n### ").append(row).append("\n\n").append(said).append('\n'));
		});
		Files.writeString(path, text);
	}

	/** A row as it stands in the file. */
	static String format(String how, Fault fault) {
		StringBuilder text = new StringBuilder("Made by ").append(how).append(".\n\n> **").append(fault.what())
				.append("**\n");
		quote(text, "", fault.words());
		quote(text, "Command: ", fault.command());
		quote(text, "Taken back: ", String.join(", ", fault.undone()));
		text.append(">\n> ").append(fault.advice()).append('\n');
		return text.toString().strip();
	}

	private static void quote(StringBuilder text, String caption, String said) {
		if (!said.isEmpty()) {
			text.append(">\n> ").append(caption).append('`').append(said.replace("\n", "`\\\n> `")).append("`\n");
		}
	}

	private static String version() {
		try {
			Process process = new ProcessBuilder("qemu-system-x86_64", "--version").start();
			Matcher version = VERSION.matcher(new String(process.getInputStream().readAllBytes())
					.replace("QEMU emulator version ", "QEMU "));
			return version.find() ? version.group(1) : "unknown";
		} catch (IOException e) {
			return "unknown";
		}
	}
}
