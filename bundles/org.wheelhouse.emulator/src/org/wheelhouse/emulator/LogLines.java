package org.wheelhouse.emulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of a log. Reads at most 64 KiB however long the log has become. */
final class LogLines {

	private static final int MOST = 64 * 1024;
	private static final Pattern PROGRAM = Pattern
			.compile(
					"^(?:\\S*/)?qemu[\\w.-]*: (?!not found|Permission denied)|^\\S*/supervise\\.sh: (?:line )?(?:\\d+: )?(?:exec: )?");

	/** What QEMU says, last of all, before it waits; 2.12 and newer say "disconnected:" before the address. */
	private static final Pattern WAITS = Pattern.compile(
			"(?i)QEMU waiting for connection on: (?:disconnected:)?(.*?)(?:,server(?:=on)?)?$");

	private LogLines() {
	}

	/** The last lines, newest at the end; none when there is no log. */
	static List<String> tail(Path log, int lines) {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			long from = Math.max(0, file.length() - MOST);
			file.seek(from);
			byte[] bytes = new byte[(int) (file.length() - from)];
			file.readFully(bytes);
			List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().map(LogLines::withoutProgram).toList();
			return all.subList(Math.max(0, all.size() - lines), all.size());
		} catch (IOException _) {
			return List.of(); // not written yet, or forgotten meanwhile
		}
	}

	/** Where QEMU waits for somebody to connect, when that is the last that it said. */
	static Optional<String> awaited(Path log) {
		return tail(log, 1).stream().map(WAITS::matcher).filter(Matcher::find).map(found -> found.group(1)).findFirst();
	}

	/** The line without the name for itself in front of what QEMU, or the shell that could not start it, says. */
	static String withoutProgram(String line) {
		return PROGRAM.matcher(line).replaceFirst("");
	}
}
