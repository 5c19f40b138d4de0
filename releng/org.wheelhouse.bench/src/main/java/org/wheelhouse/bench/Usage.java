package org.wheelhouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process has used, as the kernel counts it. */
final class Usage {

	/** Fields of /proc/PID/stat after the name, counted from 0. */
	private static final int USER_TIME = 11;
	private static final int SYSTEM_TIME = 12;
	private static final int CHILDREN_USER_TIME = 13;
	private static final int CHILDREN_SYSTEM_TIME = 14;
	private static final int THREADS = 17;
	/** Of Linux on all processors that this runs on. */
	private static final double TICKS_PER_SECOND = 100;

	private final Path folder;

	Usage(long pid) {
		folder = Path.of("/proc", Long.toString(pid));
	}

	/** Seconds of a CPU since its start, in steps of a hundredth. */
	double cpuSeconds() throws IOException {
		return (field(USER_TIME) + field(SYSTEM_TIME)) / TICKS_PER_SECOND;
	}

	/** What the processes that it started have used, and those that they started: of all that have ended. */
	double childrenSeconds() throws IOException {
		return (field(CHILDREN_USER_TIME) + field(CHILDREN_SYSTEM_TIME)) / TICKS_PER_SECOND;
	}

	/** Lets that time pass, and tells what part of a CPU was used in it. */
	double percentDuring(Duration time) throws IOException {
		double before = cpuSeconds();
		long started = System.nanoTime();
		Await.pass(time);
		return (cpuSeconds() - before) * 1e11 / (System.nanoTime() - started);
	}

	long threads() throws IOException {
		return field(THREADS);
	}

	/** A line of smaps_rollup: {@code Rss}, or {@code Pss}, where pages shared with others count in part. */
	long kibibytes(String kind) throws IOException {
		return Files.readAllLines(folder.resolve("smaps_rollup")).stream().filter(line -> line.startsWith(kind + ":"))
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
	}

	private long field(int index) throws IOException {
		String stat = Files.readString(folder.resolve("stat"));
		return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[index]);
	}
}
