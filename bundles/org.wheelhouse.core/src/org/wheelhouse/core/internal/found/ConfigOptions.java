package org.wheelhouse.core.internal.found;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.found.FoundQemu;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.RunningQemu;

/** Reads what a QEMU was told in files of {@code -readconfig}, where it sees them. What cannot be read says nothing. */
final class ConfigOptions {

	private static final int LONGEST = 1 << 18;

	private ConfigOptions() {
		// holds no state
	}

	/** The options in all its files; at once where it has none. */
	static CompletableFuture<List<QemuOption>> read(Host host, RunningQemu qemu) {
		var files = FoundQemu.options(qemu).stream().filter(option -> option.name().equals("readconfig"))
				.flatMap(option -> option.value().flatMap(file -> here(qemu, file)).stream()).toList();
		return Pipelined.all(files, file -> read(host, file))
				.thenApply(all -> all.stream().flatMap(List::stream).toList());
	}

	private static Optional<Path> here(RunningQemu qemu, String file) {
		try {
			return qemu.paths().here(Path.of(file));
		} catch (InvalidPathException _) {
			return Optional.empty();
		}
	}

	private static CompletableFuture<List<QemuOption>> read(Host host, Path file) {
		return host.files().read(file, 0, LONGEST)
				.thenApply(read -> read.map(bytes -> ConfigText.options(new String(bytes, StandardCharsets.UTF_8)))
						.orElse(List.of()))
				.exceptionally(_ -> List.of());
	}
}
