package org.wheelhouse.host.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the last lines of a machine's log mean. Pure functions. */
public final class LogLines {

	/** So many bytes at the end of a log are looked at, however long it has become. */
	public static final int MOST = 64 * 1024;
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

	/** The last lines, newest at the end, without those that QEMU writes though nothing is wrong. */
	public static List<String> grave(List<String> log, int lines) {
		return last(log.stream().filter(line -> !ROUTINE.matcher(line).find()).map(LogLines::withoutProgram)
				.toList(), lines);
	}

	/**
	 * The lines that say why QEMU ended with a status, as the shell counts it. One that ended by its own will, or was killed,
	 * has said at most whose signal it was; one that crashed may have said anything.
	 */
	public static List<String> reasons(List<String> log, int status, int lines) {
		List<String> errors = errors(log);
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

	/** Where QEMU waits for somebody to connect, when that is the last that it said. */
	public static Optional<String> awaited(List<String> log) {
		return last(log, 1).stream().map(WAITS::matcher).filter(Matcher::find).map(found -> found.group(1))
				.findFirst();
	}

	/** The line without the name for itself in front of what QEMU, or the shell that could not start it, says. */
	public static String withoutProgram(String line) {
		return PROGRAM.matcher(line).replaceFirst("");
	}
}
