package org.wheelhouse.emulator;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process that is waited for, with a deadline after which it is killed. {@link #run} blocks its thread until then at the
 * latest; no thread is left behind.
 */
final class ShortProcess {

	private static final long STEP_MILLIS = 2;

	/**
	 * What came of it.
	 *
	 * @param status its exit status, empty when it had to be killed at the deadline
	 * @param pieces what it wrote, as it came
	 */
	record Outcome(OptionalInt status, List<Piece> pieces) {

		Outcome {
			pieces = List.copyOf(pieces);
		}

		String output() {
			return pieces.stream().map(Piece::text).collect(Collectors.joining());
		}

		boolean succeeded() {
			return status.isPresent() && status.getAsInt() == 0;
		}
	}

	/**
	 * A piece of output.
	 *
	 * @param after how long after the start it was seen
	 */
	record Piece(Duration after, String text) {}

	private ShortProcess() {
	}

	/** Runs it with no input; standard output and error are one. */
	static Outcome run(List<String> command, Duration deadline) throws IOException {
		long started = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(new File("/dev/null")).start();
		List<Piece> pieces = new ArrayList<>();
		try (InputStream output = process.getInputStream()) {
			boolean ended = false;
			while (!ended && System.nanoTime() - started < deadline.toNanos()) {
				ended = process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS);
				byte[] bytes = output.readNBytes(output.available());
				if (bytes.length > 0) {
					pieces.add(new Piece(Duration.ofNanos(System.nanoTime() - started),
							new String(bytes, StandardCharsets.UTF_8)));
				}
			}
			return new Outcome(ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(), pieces);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while waiting for " + command.getFirst(), e);
		} finally {
			process.destroyForcibly();
		}
	}
}
