package org.wheelhouse.core.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.endpoint.host.HostedMachine;

/**
 * Whether the names of files on a machine's command line mean the same files for a second QEMU that this computer starts: if
 * not, its guest would be on other data without a word.
 *
 * @param files       as the machine sees them
 * @param commandLine program first
 * @param folder      where the second one is started
 */
record SamePlace(QemuFiles files, List<String> commandLine, Path folder) {

	static SamePlace of(MachineAccess source) {
		// As the host has it: in the folder of the definition, else at home.
		var folder = source.hosted().flatMap(HostedMachine::definition)
				.flatMap(definition -> Optional.ofNullable(definition.toAbsolutePath().getParent()))
				.filter(Files::isDirectory).orElseGet(() -> Path.of(System.getProperty("user.home", "/")));
		return new SamePlace(QemuFiles.of(source), source.commandLine(), folder);
	}

	/** Why not, a sentence for a person without its full stop; empty when they do, or it cannot be told. Reads files. */
	Optional<String> problem() {
		if (!files.sharesFiles()) {
			return Optional
					.of("It runs in a mount namespace of its own, such as a container's, where its disks are other "
							+ "files than those of the same names here");
		}
		var there = files.here(Path.of(""));
		if (there.isEmpty() || isSame(there.get(), folder)) {
			return Optional.empty();
		}
		var relative = new TreeSet<String>();
		commandLine.stream().skip(1).flatMap(word -> Stream.of(word.split("[,=:]"))).filter(this::isRelativeFile)
				.forEach(relative::add);
		return relative.isEmpty()
				? Optional.empty()
				: Optional.of("It names files from the folder in which it was started (" + String.join(", ", relative)
						+ "), and the destination would be started in " + folder);
	}

	private boolean isRelativeFile(String part) {
		try {
			var path = Path.of(part);
			return !part.isEmpty() && !path.isAbsolute() && files.here(path).filter(Files::isRegularFile).isPresent();
		} catch (InvalidPathException _) {
			return false;
		}
	}

	private static boolean isSame(Path one, Path other) {
		try {
			return Files.isSameFile(one, other);
		} catch (IOException _) {
			return false;
		}
	}
}
