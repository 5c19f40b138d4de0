package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The QEMU processes of this computer, as the kernel knows them. */
final class Qemus {
	private static final Pattern SPARE = Pattern.compile("path=(.*/spare\\.sock)");

	private Qemus() {
	}

	/** Those with this path in their command line. Zombies do not count. */
	static List<ProcessHandle> mentioning(Path path) {
		return ProcessHandle.allProcesses().filter(process -> isQemuWith(process.pid(), path.toString())).toList();
	}

	/** All processes with this path in their command line: also those that look after a QEMU. */
	static List<ProcessHandle> allMentioning(Path path) {
		return ProcessHandle.allProcesses().filter(
				process -> commandLine(process.pid()).stream().anyMatch(argument -> argument.contains(path.toString())))
				.toList();
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

	/** The monitor that the workbench leaves free, of a machine that it launched. */
	static Path spareMonitor(ProcessHandle qemu) {
		return commandLine(qemu.pid()).stream().map(SPARE::matcher).filter(Matcher::find)
				.map(match -> Path.of(match.group(1)))
				.findFirst().orElseThrow(() -> new AssertionError(qemu.pid() + " has no spare monitor"));
	}

	/** Sends a signal, for example {@code STOP}. */
	static void signal(ProcessHandle process, String signal) {
		try {
			new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).inheritIO().start().waitFor();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	private static boolean isQemuWith(long pid, String text) {
		List<String> line = commandLine(pid);
		return !line.isEmpty() && line.getFirst().contains("qemu-system")
				&& line.stream().anyMatch(argument -> argument.contains(text));
	}
}
