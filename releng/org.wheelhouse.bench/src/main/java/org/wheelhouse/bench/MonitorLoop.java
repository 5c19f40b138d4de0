package org.wheelhouse.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/** The client in C, {@code bench-files/monitor-loop.c}, which the script has compiled. */
final class MonitorLoop implements AutoCloseable {

	private final Process process;
	private final BufferedWriter orders;
	private final BufferedReader results;
	private long commands;
	private long cpuNanos;

	MonitorLoop(Path program, Path monitor) throws IOException {
		process = new ProcessBuilder(program.toString(), monitor.toString())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		orders = process.outputWriter();
		results = process.inputReader();
	}

	/** Commands a second during a slice of time. */
	double measure(String command, int width, int milliseconds) throws IOException {
		orders.write(command + " " + width + " " + milliseconds + "\n");
		orders.flush();
		String line = results.readLine();
		if (line == null) {
			throw new IOException("the client in C has ended");
		}
		String[] result = line.split(" ");
		commands += Long.parseLong(result[0]);
		cpuNanos += Long.parseLong(result[2]);
		return Long.parseLong(result[0]) * 1e9 / Long.parseLong(result[1]);
	}

	/** What each command since the last call has cost of a CPU. */
	double takeMicrosPerCommand() {
		double micros = cpuNanos / 1e3 / commands;
		commands = 0;
		cpuNanos = 0;
		return micros;
	}

	@Override
	public void close() {
		process.destroy();
	}
}
