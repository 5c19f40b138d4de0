package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import org.wheelhouse.host.launch.PropertiesText;

/** A small file of keys and values, written whole or not at all. */
final class PropertiesFile {

	private PropertiesFile() {
		// holds no state
	}

	/** Reads it. */
	static PropertiesText read(Path file) throws IOException {
		return new PropertiesText(file.toString(), Files.readString(file));
	}

	/** Replaces it. */
	static void write(Path file, Map<String, String> values) throws IOException {
		write(file, PropertiesText.of(values));
	}

	/** Replaces it: a temporary file beside it is written, forced to the disk, and renamed. */
	static void write(Path file, String text) throws IOException {
		Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
				channel.force(true);
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}
}
