package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A QEMU that somebody starts by hand and that costs next to nothing: a machine without anything, which stands still. */
final class Bare implements AutoCloseable {
	private final String name;
	private final Path folder;
	private final Process process;

	private Bare(TestHome home, String name) {
		this.name = name;
		folder = home.folder(name);
		try {
			Files.createDirectories(folder);
			process = new ProcessBuilder("qemu-system-x86_64", "-name", name, "-machine", "none", "-S", "-nodefaults",
					"-display", "none", "-qmp", "unix:" + monitor() + ",server=on,wait=off", "-qmp",
					"unix:" + secondMonitor() + ",server=on,wait=off").directory(folder.toFile())
					.redirectErrorStream(true).redirectOutput(folder.resolve("qemu.log").toFile()).start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Starts some, and waits for their monitors. */
	static List<Bare> start(TestHome home, List<String> names) {
		List<Bare> all = names.stream().map(name -> new Bare(home, name)).toList();
		Await.until("their monitors", Duration.ofSeconds(60),
				() -> all.stream().allMatch(one -> Files.exists(one.monitor()) && Files.exists(one.secondMonitor())));
		return all;
	}

	String name() {
		return name;
	}

	Path monitor() {
		return folder.resolve("qmp");
	}

	/** What QEMU says of its guest, asked by its second monitor. */
	boolean running() {
		try (Monitor monitor = new Monitor(secondMonitor())) {
			return monitor.running();
		}
	}

	boolean isAlive() {
		return process.isAlive();
	}

	private Path secondMonitor() {
		return folder.resolve("qmp2");
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
