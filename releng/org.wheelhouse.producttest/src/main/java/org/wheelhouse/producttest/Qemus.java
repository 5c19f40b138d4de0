package org.wheelhouse.producttest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The QEMU processes of this computer, as the kernel knows them. */
final class Qemus {
	private Qemus() {
	}

	/** Those with this path in their command line. Zombies do not count. */
	static List<ProcessHandle> mentioning(Path path) {
		return ProcessHandle.allProcesses().filter(process -> isQemuWith(process.pid(), path.toString())).toList();
	}

	/** A process's command line; empty when it is gone. */
	static List<String> commandLine(long pid) {
		try {
			String line = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
			return line.isEmpty() ? List.of() : List.of(line.split("\0"));
		} catch (IOException _) {
			return List.of();
		}
	}

	private static boolean isQemuWith(long pid, String text) {
		List<String> line = commandLine(pid);
		return !line.isEmpty() && line.getFirst().contains("qemu-system")
				&& line.stream().anyMatch(argument -> argument.contains(text));
	}
}
