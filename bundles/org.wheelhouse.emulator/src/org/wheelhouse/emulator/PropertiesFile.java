package org.wheelhouse.emulator;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** A small file of keys and values, written whole or not at all. */
final class PropertiesFile {

	private final Properties values = new Properties();
	private final Path file;

	private PropertiesFile(Path file) {
		this.file = file;
	}

	/** Reads it. */
	static PropertiesFile read(Path file) throws IOException {
		PropertiesFile properties = new PropertiesFile(file);
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.values.load(reader);
		} catch (IllegalArgumentException e) {
			throw new IOException(file + " is damaged", e);
		}
		return properties;
	}

	/** Replaces it: a temporary file beside it is written, forced to the disk, and renamed. */
	static void write(Path file, Map<String, String> values) throws IOException {
		Properties properties = new Properties();
		properties.putAll(values);
		StringWriter text = new StringWriter();
		properties.store(text, null);
		Path temporary = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
				ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
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

	/** All keys with their values. */
	Map<String, String> all() {
		return values.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, values::getProperty));
	}

	/** The value of a key, if there is one. */
	Optional<String> get(String key) {
		return Optional.ofNullable(values.getProperty(key));
	}

	/** The value of a key that has to be there. */
	String require(String key) throws IOException {
		return get(key).orElseThrow(() -> new FileNotFoundException(file + " has no '" + key + "'"));
	}

	/** The value of a key that has to be a number. */
	long requireNumber(String key) throws IOException {
		try {
			return Long.parseLong(require(key).strip());
		} catch (NumberFormatException e) {
			throw new IOException(file + ": '" + key + "' is not a number", e);
		}
	}
}
