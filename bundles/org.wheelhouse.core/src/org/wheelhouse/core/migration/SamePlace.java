package org.wheelhouse.core.migration;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.ProcessPaths;

/**
 * Whether the names of files on a machine's command line mean the same files for a second QEMU that its computer starts: if
 * not, its guest would be on other data without a word.
 *
 * @param files       of that computer
 * @param paths       what the machine means by names
 * @param commandLine program first
 * @param folder      where the second one is started
 */
record SamePlace(HostFiles files, ProcessPaths paths, List<String> commandLine, Path folder) {

	/** @param host that starts the second one; its folders are taken for the source's of the same names */
	static CompletableFuture<SamePlace> of(MachineAccess source, Host host) {
		boolean same = host.isSame(source.host());
		return source.files().paths().thenCombine(
				host.startFolder(same ? source.hosted().flatMap(HostedMachine::definition) : Optional.empty()),
				(paths, folder) -> new SamePlace(source.host().files(), paths, source.commandLine(), folder));
	}

	/** Why not, a sentence for a person without its full stop; empty when they do, or it cannot be told. */
	CompletableFuture<Optional<String>> problem() {
		if (!paths.sharesFiles()) {
			return CompletableFuture.completedFuture(Optional
					.of("It runs in a mount namespace of its own, such as a container's, where its disks are other "
							+ "files than those of the same names here"));
		}
		var there = paths.here(Path.of(""));
		if (there.isEmpty()) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		var named = new TreeMap<String, Path>();
		commandLine.stream().skip(1).flatMap(word -> Stream.of(word.split("[,=:]")))
				.forEach(part -> relative(part).ifPresent(file -> named.put(part, file)));
		return files.statuses(Stream.concat(Stream.of(there.get(), folder), named.values().stream()).toList())
				.thenApply(found -> {
					var ours = Optional.ofNullable(found.get(folder));
					if (Optional.ofNullable(found.get(there.get())).filter(own -> ours.filter(own::isSame).isPresent())
							.isPresent()) {
						return Optional.empty();
					}
					named.values().removeIf(
							file -> Optional.ofNullable(found.get(file)).filter(FileStatus::isFile).isEmpty());
					return named.isEmpty()
							? Optional.empty()
							: Optional.of("It names files from the folder in which it was started ("
									+ String.join(", ", named.keySet()) + "), and the destination would be started in "
									+ folder);
				});
	}

	private Optional<Path> relative(String part) {
		try {
			var path = Path.of(part);
			return part.isEmpty() || path.isAbsolute() ? Optional.empty() : paths.here(path);
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}
}
