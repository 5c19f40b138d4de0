package org.wheelhouse.ssh;

import java.time.Duration;
import java.util.Optional;

/** A line of {@code /proc/PID/stat}; fields behind the name, which may hold blanks and parentheses. */
record FarStat(long id, String[] fields) {

	/** USER_HZ: what proc(5) counts in, the same on every architecture that runs QEMU. */
	private static final long TICKS_PER_SECOND = 100;

	static Optional<FarStat> parse(String line) {
		var fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ");
		return fields.length < 37 || !line.matches("\\d+ .*")
				? Optional.empty()
				: Optional.of(new FarStat(Long.parseLong(line.substring(0, line.indexOf(' '))), fields));
	}

	boolean isGone() {
		return "ZX".contains(fields[0]);
	}

	long parent() {
		return Long.parseLong(fields[1]);
	}

	Duration cpuTime() {
		return ticks(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
	}

	Duration sinceBoot() {
		return ticks(Long.parseLong(fields[19]));
	}

	long residentPages() {
		return Long.parseLong(fields[21]);
	}

	int processor() {
		return Integer.parseInt(fields[36]);
	}

	private static Duration ticks(long ticks) {
		return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
	}
}
