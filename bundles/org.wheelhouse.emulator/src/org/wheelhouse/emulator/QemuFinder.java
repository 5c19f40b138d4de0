package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostSettings;
import org.wheelhouse.host.launch.QemuPrograms;

/**
 * Finds the QEMU system emulators of this computer. Runs each that it does not know yet to learn its version, so it blocks.
 */
final class QemuFinder {

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private final EmulatorSettings settings;
	private final HostSettings set;

	/** @param set what a person has set */
	QemuFinder(EmulatorSettings settings, HostSettings set) {
		this.settings = settings;
		this.set = set;
	}

	/** What works, preferred first: the user's, then the one for x86_64, then by name; of one target the one that was chosen. */
	List<Binary> find() {
		Set<Path> seen = new HashSet<>();
		List<Path> programs = new ArrayList<>(settings.program().stream().toList());
		List<Path> found = new ArrayList<>(set.programs().stream().filter(Files::isExecutable).toList());
		for (Path folder : folders()) {
			found.addAll(programsIn(folder));
		}
		found.sort(QemuPrograms.order(set.preferred()));
		programs.addAll(found);
		VersionCache versions = new VersionCache(settings.cacheFolder());
		List<Binary> binaries = programs.stream().filter(p -> seen.add(real(p)))
				.flatMap(p -> version(p, versions).map(v -> new Binary(p, v, QemuPrograms.target(p))).stream())
				.toList();
		versions.keep();
		return binaries;
	}

	private List<Path> folders() {
		return set.searchPath().isEmpty() ? settings.programFolders() : SearchPath.folders(set.searchPath());
	}

	private static List<Path> programsIn(Path folder) {
		List<Path> programs = new ArrayList<>();
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "qemu-{system-*,kvm}")) {
			entries.forEach(programs::add);
		} catch (IOException _) {
			return List.of(); // folders that are not there are normal on a PATH
		}
		programs.removeIf(p -> !Files.isExecutable(p) || Files.isDirectory(p));
		return programs;
	}

	private static Path real(Path program) {
		try {
			return program.toRealPath();
		} catch (IOException _) {
			return program;
		}
	}

	private static Optional<String> version(Path program, VersionCache versions) {
		Path file = real(program);
		return versions.recall(file).or(() -> {
			Optional<String> said = ask(program);
			said.ifPresent(version -> versions.note(file, version));
			return said;
		});
	}

	private static Optional<String> ask(Path program) {
		try {
			ShortProcess.Outcome outcome = ShortProcess.run(List.of(program.toString(), "--version"), DEADLINE);
			return outcome.succeeded() ? QemuPrograms.version(outcome.output()) : Optional.empty();
		} catch (IOException _) {
			return Optional.empty();
		}
	}
}
