package org.wheelhouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A user's folders, made for one run: neither settings nor caches of the real user are read or written. */
final class TestHome {

	private final Path folder;

	TestHome(Path folder) throws IOException {
		this.folder = folder;
		for (String name : List.of("run", "state", "data", "config/gtk-3.0", "cache")) {
			Files.createDirectories(folder.resolve(name));
		}
		Files.setPosixFilePermissions(folder.resolve("run"),
				PosixFilePermissions.fromString("rwx------"));
		Files.writeString(folder.resolve("config/gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n");
	}

	Map<String, String> environment() {
		return Map.of("HOME", folder.toString(), "XDG_RUNTIME_DIR", folder.resolve("run").toString(), "XDG_STATE_HOME",
				folder.resolve("state").toString(), "XDG_DATA_HOME", folder.resolve("data").toString(),
				"XDG_CONFIG_HOME",
				folder.resolve("config").toString(), "XDG_CACHE_HOME", folder.resolve("cache").toString(), "JAVA_HOME",
				System.getProperty("java.home"));
	}

	/** Where the product keeps what it can make again. */
	Path cache() {
		return folder.resolve("cache");
	}

	Path log(String name) {
		return folder.resolve(name + ".log");
	}

	/** The built product, as its launcher starts it. */
	Program workbench(Path product, String... arguments) {
		return new Program("wheelhouse",
				Stream.concat(Stream.of(product.resolve("wheelhouse").toString()), Arrays.stream(arguments)).toList(),
				environment(), log("wheelhouse"));
	}
}
