package org.wheelhouse.bench;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A QEMU of this run, ended when it is closed. */
final class Qemu implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private final Process process;
	private final List<Path> monitors;
	private final Path log;

	/** Starts one with so many monitors, called {@code name}.0 and so on in the folder, and waits until they listen. */
	Qemu(Path folder, String name, int monitors, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-name", name, "-nodefaults"));
		command.addAll(List.of(arguments));
		this.monitors = new ArrayList<>();
		for (int i = 0; i < monitors; i++) {
			Path monitor = folder.resolve(name + "." + i);
			this.monitors.add(monitor);
			command.addAll(List.of("-qmp", "unix:" + monitor + ",server=on,wait=off"));
		}
		log = folder.resolve(name + ".log");
		process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		// A JVM that is told to end does not run the try blocks.
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		try {
			Await.until("QEMU listens", START,
					() -> !process.isAlive() || this.monitors.stream().allMatch(Qemu::accepts));
			if (!process.isAlive()) {
				throw new IOException("QEMU did not start: " + Files.readString(log).strip());
			}
		} catch (IOException | RuntimeException e) {
			process.destroyForcibly();
			throw e;
		}
	}

	private static boolean accepts(Path socket) {
		try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return true;
		} catch (IOException _) {
			return false;
		}
	}

	Path monitor(int number) {
		return monitors.get(number);
	}

	/** How many lines with this word it has said, for example what it traces. */
	long linesSaid(String word) throws IOException {
		try (Stream<String> lines = Files.lines(log)) {
			return lines.filter(line -> line.contains(word)).count();
		}
	}

	long pid() {
		return process.pid();
	}

	@Override
	public void close() {
		process.destroyForcibly();
		process.onExit().join();
	}
}
