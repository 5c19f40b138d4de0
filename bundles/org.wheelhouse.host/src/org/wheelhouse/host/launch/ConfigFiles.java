package org.wheelhouse.host.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.host.QemuOption;

/** The files of {@code -readconfig}. Pure functions. */
public final class ConfigFiles {

	private ConfigFiles() {
		// holds no state
	}

	/**
	 * Those that options name. What cannot be a file is left to QEMU, which says so.
	 *
	 * @param folder where relative paths start from
	 */
	public static List<Path> of(List<QemuOption> options, Path folder) {
		return options.stream().filter(option -> option.name().equals("readconfig"))
				.flatMap(option -> option.value().stream()).flatMap(name -> file(folder, name)).toList();
	}

	private static Stream<Path> file(Path folder, String name) {
		try {
			return Optional.of(folder.resolve(name)).stream();
		} catch (InvalidPathException _) {
			return Stream.empty(); // QEMU will not start with it either
		}
	}
}
