package org.wheelhouse.ssh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.HostPrompter;

/**
 * One connection: a process of ssh, which is master of a control socket and carries a {@link FarShell}. Three threads while it
 * runs. It ends with this process, whatever happens to that: ssh sees the end of its input.
 */
final class SshConnection implements AutoCloseable {

	private static final long LOOK_MILLIS = 50;
	private static final int MOST_LINES = 60;
	private static final long PATIENCE_MILLIS = 2000;
	private static final String NOT_STARTED = "Install OpenSSH's client (package openssh-client), and look at WHEELHOUSE_SSH_CONFIG.";

	private final SshTarget target;
	private final SshSettings settings;
	private final FarShell shell;
	private final Path folder;
	private final CompletableFuture<ConnectionProblem> ended = new CompletableFuture<>();
	private final List<String> errors = new CopyOnWriteArrayList<>();
	private final List<Thread> threads = new ArrayList<>();
	private @Nullable Process process;
	private @Nullable Askpass askpass;
	private volatile boolean cancelled;

	private SshConnection(SshTarget target, SshSettings settings, boolean bulk) {
		shell = new FarShell(bulk);
		this.target = target;
		this.settings = settings;
		folder = settings.folder().resolve("ssh-" + UUID.randomUUID().toString().substring(0, 8));
	}

	/** Begins. Blocks for a moment, for files of this computer. */
	static SshConnection open(SshTarget target, SshSettings settings, HostPrompter prompter,
			ScheduledExecutorService executor, boolean bulk) {
		var connection = new SshConnection(target, settings, bulk);
		try {
			connection.start(prompter, executor);
		} catch (IOException e) {
			connection.delete();
			connection.ended
					.complete(
							new ConnectionProblem("ssh cannot be started", String.valueOf(e.getMessage()), NOT_STARTED,
									false));
		}
		return connection;
	}

	private void start(HostPrompter prompter, ScheduledExecutorService executor) throws IOException {
		var alone = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
		if (!Files.isDirectory(settings.folder())) {
			Files.createDirectories(settings.folder(), alone);
		}
		Files.createDirectory(folder, alone);
		var questions = new Askpass(folder, target, prompter, this::cancel);
		askpass = questions;
		var builder = new ProcessBuilder(words()).redirectInput(Redirect.PIPE);
		builder.environment().putAll(questions.environment());
		var started = builder.start();
		process = started;
		var errorsRead = run("errors", () -> readErrors(started));
		run("reading", () -> {
			shell.read(started.getInputStream());
			end(started, errorsRead);
		});
		shell.ready().thenRun(() -> run("writing", () -> shell.write(started.getOutputStream())));
		look(questions, executor);
	}

	/** What must not be as a user's configuration may have it for a terminal; all else is as there. */
	private List<String> words() {
		var words = words(target, settings, control().toString());
		words.add(shell.command());
		return words;
	}

	/** Up to what is run there. */
	static List<String> words(SshTarget target, SshSettings settings, String control) {
		var words = new ArrayList<>(List.of(settings.program()));
		settings.config().ifPresent(file -> words.addAll(List.of("-F", file.toString())));
		for (var option : List.of("ControlMaster=yes", "ControlPath=" + control, "ControlPersist=no",
				"ClearAllForwardings=yes", "RemoteCommand=none", "RequestTTY=no", "LogLevel=INFO",
				"ConnectTimeout=" + settings.connectTimeout().toSeconds(),
				"ServerAliveInterval=" + settings.aliveInterval().toSeconds(), "ServerAliveCountMax=3")) {
			words.addAll(List.of("-o", option));
		}
		words.addAll(List.of("-a", "-x"));
		words.addAll(target.words());
		return words;
	}

	private synchronized Thread run(String name, Runnable task) {
		var thread = Thread.ofPlatform().daemon().name("wheelhouse-ssh-" + name).start(task);
		threads.add(thread);
		return thread;
	}

	/** Questions come only before the far shell listens. */
	private void look(Askpass questions, ScheduledExecutorService executor) {
		executor.schedule(() -> {
			try {
				if (shell.ready().isDone()) {
					questions.close();
				} else {
					questions.look();
					look(questions, executor);
				}
			} catch (IOException e) {
				errors.add(String.valueOf(e.getMessage()));
				cancel();
			}
		}, LOOK_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void cancel() {
		cancelled = true;
		var running = process;
		if (running != null) {
			running.destroy();
		}
	}

	private void readErrors(Process started) {
		try (var lines = new BufferedReader(
				new InputStreamReader(started.getErrorStream(), StandardCharsets.UTF_8))) {
			for (var line = lines.readLine(); line != null; line = lines.readLine()) {
				if (errors.size() < MOST_LINES) {
					errors.add(line.strip());
				}
			}
		} catch (IOException _) {
			// it has ended
		}
	}

	private void end(Process started, Thread errorsRead) {
		var wasReady = !shell.ready().isCompletedExceptionally();
		try {
			if (!started.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
				started.destroyForcibly().waitFor();
			}
			closeQuestions(); // who waits for an answer holds ssh's standard error
			errorsRead.join(PATIENCE_MILLIS);
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
		delete();
		KnownKey.told(errors).ifPresent(errors::add);
		ended.complete(cancelled
				? new ConnectionProblem("The connection to " + target + " was given up", "",
						"A question of ssh was not answered.", false)
				: wasReady
						? SshWords.ended(target, errors)
						: SshWords.problem(target, errors, shell.noise(), status(started)));
	}

	private static int status(Process started) {
		return started.isAlive() ? SshWords.OWN : started.exitValue();
	}

	/** The control socket, short enough for ssh, which puts 17 characters behind it for a moment. */
	Path control() {
		return folder.resolve("c");
	}

	/** A path for a new socket of this computer; not used twice, as ssh takes a forward that was asked again for the old one. */
	Path newSocket() {
		return folder.resolve("f" + UUID.randomUUID().toString().substring(0, 8));
	}

	FarShell shell() {
		return shell;
	}

	/** Completes, on a thread of its own, when it has ended, with why. */
	CompletableFuture<ConnectionProblem> ended() {
		return ended;
	}

	/** The process of ssh; empty when it could not be started. */
	Optional<ProcessHandle> process() {
		var running = process;
		return running == null ? Optional.empty() : Optional.of(running.toHandle());
	}

	/** Ends it. Waits for its threads, some seconds at most. */
	@Override
	public void close() {
		shell.close();
		var running = process;
		if (running != null) {
			running.destroy();
		}
		try {
			for (var thread : snapshot()) {
				thread.join(2 * PATIENCE_MILLIS);
			}
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized List<Thread> snapshot() {
		return List.copyOf(threads);
	}

	private void closeQuestions() {
		try {
			var questions = askpass;
			if (questions != null) {
				questions.close();
			}
		} catch (IOException _) {
			// nobody reads
		}
	}

	private void delete() {
		closeQuestions();
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		} catch (IOException _) {
			// it is in a folder that goes with the user's session
		}
	}
}
