package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A QEMU that somebody starts by hand: the sample's command line with two monitors, and nobody who looks after it. */
final class HandStarted implements AutoCloseable {
	private final Sample sample;
	private final Process process;

	HandStarted(Sample sample) {
		this.sample = sample;
		List<String> command = new ArrayList<>(sample.words());
		command.addAll(List.of("-accel", "tcg", "-qmp", "unix:" + monitor() + ",server=on,wait=off", "-qmp",
				"unix:" + secondMonitor() + ",server=on,wait=off"));
		try {
			process = new ProcessBuilder(command).directory(sample.folder().toFile()).redirectErrorStream(true)
					.redirectOutput(log().toFile()).start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Await.until("both monitors of " + sample.name(), Duration.ofSeconds(60),
				() -> Files.exists(monitor()) && Files.exists(secondMonitor()));
	}

	Sample sample() {
		return sample;
	}

	Path monitor() {
		return sample.folder().resolve("qmp");
	}

	Path secondMonitor() {
		return sample.folder().resolve("qmp2");
	}

	ProcessHandle process() {
		return process.toHandle();
	}

	/** Another client of its monitors gives it a processor. */
	void plugProcessor(String id, int socket, int core, int thread) {
		try (Monitor second = new Monitor(secondMonitor())) {
			second.command("device_add", Map.of("driver", "max-x86_64-cpu", "id", id, "socket-id", socket, "die-id", 0,
					"core-id", core, "thread-id", thread));
		}
	}

	/** Ends it. If it has ended by itself, what it said is told: a test that failed has lost it. */
	@Override
	public void close() {
		if (hasEnded()) {
			System.out.println(sample.name() + " had ended with " + process.exitValue() + ": " + said());
		}
		process.destroyForcibly();
	}

	/** One that has just ended may not have been waited for yet. */
	private boolean hasEnded() {
		try {
			return process.waitFor(1, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String said() {
		try {
			return Files.readString(log());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Path log() {
		return sample.folder().resolve("qemu.log");
	}
}
