package org.wheelhouse.emulator;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.host.launch.SupervisorScript;

/**
 * Starts machines under {@code supervise.sh}, which outlives this process. What is started from here is a shell that leaves
 * at once, so that no thread waits for a machine. Blocks for a moment.
 */
final class Supervisor {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private final EmulatorSettings settings;
	private @Nullable List<String> scope;

	Supervisor(EmulatorSettings settings) {
		this.settings = settings;
	}

	/**
	 * Starts a machine. Its {@code process} file appears in the folder soon after.
	 *
	 * @param workingFolder what relative paths in the options start from
	 * @param command       program and arguments
	 */
	void start(MachineFolder folder, Path workingFolder, List<String> command) throws IOException {
		Files.writeString(folder.files().script(), SupervisorScript.text());
		List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" </dev/null >/dev/null 2>&1 &", "sh"));
		words.addAll(scope());
		words.addAll(session());
		words.addAll(List.of("/bin/sh", folder.files().script().toString(), folder.path().toString()));
		words.addAll(command);
		if (!Files.isDirectory(workingFolder) || !Files.isExecutable(workingFolder)) {
			throw new IOException(
					"the folder " + workingFolder + ", in which the machine is to run, cannot be entered");
		}
		File nothing = new File("/dev/null");
		Process shell = new ProcessBuilder(words).directory(workingFolder.toFile()).redirectInput(nothing)
				.redirectOutput(Redirect.to(nothing)).redirectError(Redirect.to(nothing)).start();
		try {
			if (!shell.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
				shell.destroyForcibly();
				throw new IOException("the shell that starts the supervisor does not end");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted while the supervisor was started", e);
		}
	}

	/** A session of its own, so that no terminal's end reaches it. */
	private List<String> session() throws IOException {
		return List
				.of(program("setsid").orElseThrow(() -> new IOException("setsid is missing (it is part of util-linux)"))
						.toString());
	}

	/**
	 * A systemd scope of its own where there is a user manager that works, so that the machine is not ended together with
	 * the service or session that the workbench runs in. Tried once.
	 */
	private synchronized List<String> scope() {
		List<String> known = scope;
		if (known == null) {
			known = findScope();
			scope = known;
		}
		return known;
	}

	/** Whether machines get such a scope. */
	boolean isScoped() {
		return !scope().isEmpty();
	}

	private List<String> findScope() {
		Optional<Path> runner = program("systemd-run");
		if (runner.isEmpty() || settings.userBus().filter(Files::exists).isEmpty()) {
			return List.of();
		}
		List<String> prefix = List.of(runner.get().toString(), "--user", "--scope", "--quiet", "--collect",
				"--description=Wheelhouse machine");
		List<String> trial = new ArrayList<>(prefix);
		trial.add("true");
		try {
			return ShortProcess.run(trial, DEADLINE).succeeded() ? prefix : List.of();
		} catch (IOException _) {
			return List.of(); // without a scope it runs all the same
		}
	}

	private Optional<Path> program(String name) {
		return settings.programFolders().stream().map(f -> f.resolve(name)).filter(Files::isExecutable).findFirst();
	}
}
