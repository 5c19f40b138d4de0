package org.wheelhouse.emulator;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/**
 * One program that runs to its end. What it writes goes to files, which hold what it wrote however it ended, and whoever it
 * left behind.
 *
 * @param result ends it when it is completed by somebody else
 */
record ProgramRun(EmulatorSettings settings, ProgramRequest request, Consumer<String> progress,
		CompletableFuture<ProgramResult> result) {

	/** Between SIGTERM and SIGKILL. */
	static final Duration GRACE = Duration.ofSeconds(2);

	private static final int LIMIT = 16 << 20;
	private static final long SHORTEST_STEP_MILLIS = 2;
	private static final long LONGEST_STEP_MILLIS = 20;
	private static final int LAST_LINES = 5;
	private static final String NOT_RUN = "Check that it is installed on that computer, and may be run.";
	private static final String NO_FOLDER = "Make the folder, or choose another one.";
	private static final String BUSY = "The computer may be busy, or a disk not answer. Try it again.";
	private static final String ANOTHER = "It is probably another program than it should be: check its path.";
	private static final Pattern REASON = Pattern.compile("error[=:] ?\\d+,? \\(?([^()]+)\\)?\\s*$");

	/** Blocks until it has ended. */
	void begin() {
		try {
			PrivateFolder.ensure(settings.runtimeFolder());
			try (ProgramOutput output = new ProgramOutput(settings.runtimeFolder());
					ProgramOutput errors = new ProgramOutput(settings.runtimeFolder())) {
				result.complete(run(output, errors));
			}
		} catch (IOException e) {
			result.completeExceptionally(failure(" cannot be run", String.valueOf(e.getMessage()), NOT_RUN, List.of()));
		} catch (HostException | RuntimeException e) { // the latter of who hears of progress
			result.completeExceptionally(e);
		}
	}

	private ProgramResult run(ProgramOutput output, ProgramOutput errors) throws IOException, HostException {
		Process process = start(output, errors);
		try {
			feed(process);
			long started = System.nanoTime();
			boolean ended = false;
			while (!ended) {
				Duration passed = Duration.ofNanos(System.nanoTime() - started);
				ended = process.waitFor(step(passed), TimeUnit.MILLISECONDS);
				if (result.isDone()) {
					throw Work.closing(); // nobody hears of it
				}
				if (Math.max(output.size(), errors.size()) > LIMIT) {
					throw failure(" writes more than 16 MiB and was ended", "", ANOTHER, List.of());
				}
				output.tell(progress, ended);
				if (!ended && passed.compareTo(request.deadline()) >= 0) {
					throw failure(" did not end within " + seconds(request.deadline()) + " and was ended", "", BUSY,
							errors.lastLines(LAST_LINES));
				}
			}
			return new ProgramResult(process.exitValue(), output.text(), errors.text());
		} catch (InterruptedException e) {
			throw new IOException("interrupted", e);
		} finally {
			end(process);
		}
	}

	private Process start(ProgramOutput output, ProgramOutput errors) throws HostException, IOException {
		List<String> words = new ArrayList<>(request.words());
		words.set(0, program(words.getFirst()));
		Optional<Path> folder = request.folder();
		if (folder.isPresent() && !Files.isDirectory(folder.get())) {
			throw failure(" cannot be run", "There is no folder " + folder.get(), NO_FOLDER, List.of());
		}
		ProcessBuilder builder = new ProcessBuilder(words)
				.directory(folder.orElseGet(() -> Path.of(System.getProperty("user.home"))).toFile())
				.redirectOutput(output.target()).redirectError(errors.target());
		if (request.input().length == 0) {
			builder.redirectInput(Redirect.from(new File("/dev/null")));
		}
		builder.environment().putAll(request.environment());
		try {
			return builder.start();
		} catch (IOException e) {
			Matcher reason = REASON.matcher(String.valueOf(e.getMessage()));
			throw failure(" cannot be run", reason.find() ? reason.group(1) : String.valueOf(e.getMessage()),
					NOT_RUN, List.of());
		} finally {
			output.hide();
			errors.hide();
		}
	}

	/** Where QEMU would be looked for too. */
	private String program(String word) {
		return word.contains("/")
				? word
				: settings.programFolders().stream().map(folder -> folder.resolve(word)).filter(Files::isExecutable)
						.findFirst().map(Path::toString).orElse(word);
	}

	/** By a pipe: it may be secret, and a file would be on a disk. On a thread of its own, as nobody may read it. */
	private void feed(Process process) {
		if (request.input().length > 0) {
			Thread.ofVirtual().name("wheelhouse-input").start(() -> {
				try (OutputStream input = process.getOutputStream()) {
					input.write(request.input());
				} catch (IOException _) {
					// it did not want it
				}
			});
		}
	}

	private static long step(Duration passed) {
		return Math.clamp(passed.toMillis() / 10, SHORTEST_STEP_MILLIS, LONGEST_STEP_MILLIS);
	}

	/** Ends it and what it started, if it runs. */
	private static void end(Process process) {
		if (!process.isAlive()) {
			return;
		}
		List<ProcessHandle> all = family(process).toList();
		all.forEach(ProcessHandle::destroy);
		long until = System.nanoTime() + GRACE.toNanos();
		try {
			while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < until) {
				TimeUnit.MILLISECONDS.sleep(SHORTEST_STEP_MILLIS);
			}
			Stream.concat(all.stream(), family(process)).filter(ProcessHandle::isAlive)
					.forEach(ProcessHandle::destroyForcibly);
			process.waitFor(1, TimeUnit.SECONDS);
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt(); // by nobody: it is a thread of our own
		}
	}

	private static Stream<ProcessHandle> family(Process process) {
		return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
	}

	private HostException failure(String what, String words, String advice, List<String> lastLines) {
		Path program = Path.of(request.words().getFirst());
		return new HostException(program.getFileName() + what, words.replaceFirst("(?<=[^.])$", "."), advice,
				lastLines, request.words());
	}

	private static String seconds(Duration duration) {
		long millis = duration.toMillis();
		return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
	}
}
