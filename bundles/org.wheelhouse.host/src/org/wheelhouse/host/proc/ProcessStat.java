package org.wheelhouse.host.proc;

import java.time.Duration;
import java.util.Optional;

/**
 * What is used of {@code /proc/PID/stat}, of a process or a thread; see proc(5).
 *
 * @param startTicks when it started, in ticks since boot
 */
public record ProcessStat(long id, char state, long parent, long cpuTicks, long startTicks, long residentPages,
		int processor) {

	/** USER_HZ: what proc(5) counts in, the same on every architecture that runs QEMU. */
	private static final long TICKS_PER_SECOND = 100;
	private static final int FIELDS = 37;

	/** Fields are counted from the end of the name, which may hold blanks and parentheses; empty when it is none. */
	public static Optional<ProcessStat> parse(String text) {
		var fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
		if (fields.length < FIELDS) {
			return Optional.empty();
		}
		try {
			return Optional.of(new ProcessStat(Long.parseLong(text.substring(0, Math.max(0, text.indexOf(' ')))),
					fields[0].charAt(0), Long.parseLong(fields[1]),
					Long.parseLong(fields[11]) + Long.parseLong(fields[12]), Long.parseLong(fields[19]),
					Long.parseLong(fields[21]), Integer.parseInt(fields[36])));
		} catch (NumberFormatException _) {
			return Optional.empty();
		}
	}

	/** Whether it has ended, and only not yet been waited for by its parent. */
	public boolean isGone() {
		return state == 'Z' || state == 'X';
	}

	/** The processor time that it has used. */
	public Duration cpuTime() {
		return ticks(cpuTicks);
	}

	/** When it started. */
	public Duration sinceBoot() {
		return ticks(startTicks);
	}

	private static Duration ticks(long ticks) {
		return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
	}
}
