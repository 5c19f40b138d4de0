package org.wheelhouse.emulator;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
	/** What QEMU writes though nothing is wrong. */
	private static final Pattern ROUTINE = Pattern.compile(
			"^(?:VNC server running on|Formatting '|char device redirected to) ?");
	/** What QEMU, or a library beneath it, writes before it aborts, without its name in front. */
	private static final Pattern ABORT = Pattern.compile("^(?:ERROR:|Bail out!|.*: Assertion .* failed)");
	private static final Pattern WARNING = Pattern.compile("^(?i:warning|info): |: (?:warning|info): ");
	private static final String BY_SIGNAL = "terminating on signal ";
	/** What the shell adds to the number of a signal. */
	static final int SIGNALLED = 128;
	private static final int KILL = 9;
	private static final int TERM = 15;
	/** An error may go on in so many lines that have no name in front. */
	private static final int HINTS = 2;

	private LogLines() {
	}

	/** The last lines, newest at the end, without those that QEMU writes though nothing is wrong; none when there is no log. */
	static List<String> grave(Path log, int lines) {
		return last(raw(log).stream().filter(line -> !ROUTINE.matcher(line).find()).map(LogLines::withoutProgram)
				.toList(), lines);
	}

	/**
	 * The lines that say why QEMU ended with a status, as the shell counts it. One that ended by its own will, or was killed,
	 * has said at most whose signal it was; one that crashed may have said anything.
	 */
	static List<String> reasons(Path log, int status, int lines) {
		List<String> raw = raw(log);
		List<String> errors = errors(raw);
		return switch (status) {
			case 0, SIGNALLED + KILL, SIGNALLED + TERM ->
				last(errors.stream().filter(line -> line.startsWith(BY_SIGNAL)).toList(), 1);
			default -> status > SIGNALLED || errors.isEmpty() ? grave(log, lines) : last(errors, lines);
		};
	}

	/**
	 * Errors, which QEMU writes with its name in front, with the hints behind them. What it only warns of or notes, and what
	 * the guest writes to a port that leads here, is none.
	 */
	static List<String> errors(List<String> raw) {
		var errors = new ArrayList<String>();
		int hints = 0;
		for (String line : raw) {
			String text = withoutProgram(line);
			boolean named = text.length() < line.length();
			if (WARNING.matcher(text).find() || ROUTINE.matcher(text).find() || text.isBlank()) {
				hints = 0;
			} else if (named || ABORT.matcher(text).find()) {
				errors.add(text);
				hints = HINTS;
			} else if (hints > 0) {
				errors.add(text);
				hints--;
			}
		}
		return errors;
	}

	private static <T> List<T> last(List<T> all, int most) {
		return all.subList(Math.max(0, all.size() - most), all.size());
	}

	private static List<String> raw(Path log) {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
			long from = Math.max(0, file.length() - MOST);
			file.seek(from);
			byte[] bytes = new byte[(int) (file.length() - from)];
			file.readFully(bytes);
			return new String(bytes, StandardCharsets.UTF_8).lines().toList();
		} catch (IOException _) {
			return List.of(); // not written yet, or forgotten meanwhile
		}
	}

	/** Where QEMU waits for somebody to connect, when that is the last that it said. */
	static Optional<String> awaited(Path log) {
		return last(raw(log), 1).stream().map(WAITS::matcher).filter(Matcher::find).map(found -> found.group(1))
				.findFirst();
	}

	/** The line without the name for itself in front of what QEMU, or the shell that could not start it, says. */
	static String withoutProgram(String line) {
		return PROGRAM.matcher(line).replaceFirst("");
	}
}
