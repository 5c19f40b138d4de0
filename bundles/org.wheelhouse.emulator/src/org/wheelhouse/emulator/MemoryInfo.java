package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.wheelhouse.host.HostResources;

/** What the kernel tells of this computer's memory in {@code /proc/meminfo}. */
final class MemoryInfo {

	private static final Path FILE = Path.of("/proc/meminfo");
	private static final int KIB = 1024;

	private MemoryInfo() {
	}

	/** Blocks for a moment. */
	static HostResources resources() throws IOException {
		return resources(Runtime.getRuntime().availableProcessors(), Files.readAllLines(FILE));
	}

	static HostResources resources(int processors, List<String> lines) throws IOException {
		return new HostResources(processors, bytes(lines, "MemTotal"), bytes(lines, "MemAvailable"));
	}

	private static long bytes(List<String> lines, String name) throws IOException {
		return lines.stream().filter(line -> line.startsWith(name + ":")).findFirst()
				.map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
				.orElseThrow(() -> new IOException(FILE + " does not tell " + name));
	}
}
