package org.wheelhouse.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what version each program has said it is, for as long as it is the same file: path, size and time of the last
 * change. A script is never remembered, for it may run another program than it did. One thread; blocks.
 */
final class VersionCache {

	private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

	private final Path file;
	private final Map<String, String> kept;
	private final Map<String, String> current = new HashMap<>();

	/** What is kept in this folder of caches; nothing, when it is missing or damaged. */
	VersionCache(Path folder) {
		file = folder.resolve("versions.properties");
		kept = read(file);
	}

	private static Map<String, String> read(Path file) {
		try {
			return PropertiesFile.read(file).all();
		} catch (IOException _) {
			return Map.of(); // asked anew, which is what a cache is for
		}
	}

	/** The version of this program, if it is known. */
	Optional<String> recall(Path program) {
		Optional<String> version = stamp(program)
				.flatMap(stamp -> Optional.ofNullable(kept.get(program.toString()))
						.filter(line -> line.startsWith(stamp)).map(line -> line.substring(stamp.length())));
		version.ifPresent(known -> note(program, known));
		return version;
	}

	/** Takes down what this program has said. */
	void note(Path program, String version) {
		stamp(program).ifPresent(stamp -> current.put(program.toString(), stamp + version));
	}

	/** Nothing is known from now on. */
	void forget() {
		try {
			Files.deleteIfExists(file);
		} catch (IOException _) {
			// what cannot be written any more is as good as it was
		}
	}

	/** Keeps what was recalled or noted, and no more, if that is anything new. */
	void keep() {
		if (current.equals(kept)) {
			return;
		}
		try {
			Files.createDirectories(file.getParent());
			PropertiesFile.write(file, current);
		} catch (IOException _) {
			// asked again next time
		}
	}

	private static Optional<String> stamp(Path program) {
		try (InputStream bytes = Files.newInputStream(program)) {
			BasicFileAttributes attributes = Files.readAttributes(program, BasicFileAttributes.class);
			return Arrays.equals(bytes.readNBytes(ELF.length), ELF)
					? Optional.of(attributes.size() + " " + attributes.lastModifiedTime().toInstant() + " ")
					: Optional.empty();
		} catch (IOException _) {
			return Optional.empty();
		}
	}
}
