package org.wheelhouse.ui.qmp.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What the manual page {@code qemu-qmp-ref(7)} tells of commands and their arguments, where it is installed: that of this
 * computer's QEMU, which need not be the machine's. Immutable.
 */
final class ManualPage {

	/** Where nothing is installed. */
	static final ManualPage NONE = new ManualPage(Map.of());

	private static final List<String> FILES = List.of("qemu-qmp-ref.7.gz", "qemu-qmp-ref.7");
	private static final Pattern COMMAND = Pattern.compile("\\.SS (\\S+) \\(Command\\)");
	private static final Pattern ARGUMENT = Pattern.compile("\\.B (\\S+?):? .*|\\.B (\\S+)");
	private static final Pattern FONT = Pattern.compile("\\\\f[A-Z]|\\\\[%&]");

	/** By the command's name, or that of the command and its argument with a blank between. */
	private final Map<String, String> prose;

	private ManualPage(Map<String, String> prose) {
		this.prose = Map.copyOf(prose);
	}

	/**
	 * Reads the page. Blocks.
	 *
	 * @param folder for example {@code /usr/share/man/man7}
	 * @return {@link #NONE} when it is not there
	 */
	static ManualPage in(Path folder) throws IOException {
		for (var name : FILES) {
			var file = folder.resolve(name);
			if (Files.isReadable(file)) {
				try (var bytes = Files.newInputStream(file);
						var text = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
					return of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
				}
			}
		}
		return NONE;
	}

	/** @param roff as man pages are written */
	static ManualPage of(String roff) {
		return new ManualPage(new Reading().all(roff));
	}

	/** What is told of a command. */
	Optional<String> command(String name) {
		return Optional.ofNullable(prose.get(name));
	}

	/** What is told of an argument. */
	Optional<String> argument(String command, String name) {
		return Optional.ofNullable(prose.get(command + " " + name));
	}

	/** Goes through the page line by line. */
	private static final class Reading {

		private final Map<String, StringBuilder> found = new HashMap<>();
		private String command = "";
		/** What the text is about; empty where nobody wants it. */
		private String subject = "";

		Map<String, String> all(String roff) {
			roff.lines().forEach(line -> line(plain(line)));
			var prose = new HashMap<String, String>();
			found.forEach((name, text) -> prose.put(name, text.toString().strip()));
			return prose;
		}

		private void line(String line) {
			var head = COMMAND.matcher(line);
			var argument = ARGUMENT.matcher(line);
			if (head.matches()) {
				command = head.group(1);
				subject = command;
			} else if (line.startsWith(".SH") || line.startsWith(".SS") && !line.equals(".SS Arguments")) {
				// A section of a command has no kind behind its name; whatever else begins is another thing.
				command = line.endsWith(")") ? "" : command;
				subject = "";
			} else if (line.equals(".SS Arguments")) {
				subject = "";
			} else if (argument.matches() && !command.isEmpty()) {
				subject = command + " " + (argument.group(1) == null ? argument.group(2) : argument.group(1));
			} else if (!subject.isEmpty() && !line.startsWith(".")) {
				found.computeIfAbsent(subject, _ -> new StringBuilder()).append(line).append(' ');
			}
		}

		private static String plain(String line) {
			return FONT.matcher(line).replaceAll("").replace("\\-", "-").replace("\\(dq", "\"").replace("\\(aq", "'")
					.replace("\\(bu", "•").replace("\\e", "\\");
		}
	}
}
