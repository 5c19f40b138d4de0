package org.wheelhouse.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that is to run to its end, for example {@code qemu-img info}. What is secret belongs into the input: words and
 * environment can be read by every program of the user, and stand in failures.
 *
 * @param words       the program and its arguments; a name without a slash is looked for where the host finds programs
 * @param folder      in which it runs; empty for the host's choice
 * @param environment added to what programs of the host have anyway
 * @param input       what it reads from standard input, which ends after it
 * @param deadline    after which it is ended, and has failed
 */
public record ProgramRequest(List<String> words, Optional<Path> folder, Map<String, String> environment, byte[] input,
		Duration deadline) {

	public ProgramRequest {
		words = List.copyOf(words);
		environment = Map.copyOf(environment);
		input = input.clone();
		if (words.isEmpty()) {
			throw new IllegalArgumentException("no program");
		}
	}

	/** A program that reads nothing and is as happy in one folder as in another. */
	public static ProgramRequest of(List<String> words, Duration deadline) {
		return new ProgramRequest(words, Optional.empty(), Map.of(), new byte[0], deadline);
	}

	/** The same with this on standard input. */
	public ProgramRequest withInput(byte[] bytes) {
		return new ProgramRequest(words, folder, environment, bytes, deadline);
	}

	/** The same in this folder. */
	public ProgramRequest in(Path where) {
		return new ProgramRequest(words, Optional.of(where), environment, input, deadline);
	}

	@Override
	public byte[] input() {
		return input.clone();
	}

	/** Without the input, which may be secret. */
	@Override
	public String toString() {
		return String.join(" ", words);
	}
}
