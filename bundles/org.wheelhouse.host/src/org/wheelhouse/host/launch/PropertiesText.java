package org.wheelhouse.host.launch;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The keys and values of a small file. Immutable. */
public final class PropertiesText {

	private final Properties values = new Properties();
	private final String source;

	/**
	 * Reads them.
	 *
	 * @param source what they are read from, for messages
	 * @throws IOException when the text is damaged
	 */
	public PropertiesText(String source, String text) throws IOException {
		this.source = source;
		try {
			values.load(new StringReader(text));
		} catch (IllegalArgumentException e) {
			throw new IOException(source + " is damaged", e);
		}
	}

	/** The text for these. */
	public static String of(Map<String, String> values) {
		var properties = new Properties();
		properties.putAll(values);
		var text = new StringWriter();
		try {
			properties.store(text, null);
		} catch (IOException e) {
			throw new IllegalStateException(e); // nothing is written anywhere
		}
		return text.toString();
	}

	/** All keys with their values. */
	public Map<String, String> all() {
		return values.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, values::getProperty));
	}

	/** The value of a key, if there is one. */
	public Optional<String> get(String key) {
		return Optional.ofNullable(values.getProperty(key));
	}

	/** The value of a key that has to be there. */
	public String require(String key) throws IOException {
		return get(key).orElseThrow(() -> new FileNotFoundException(source + " has no '" + key + "'"));
	}

	/** The value of a key that has to be a number. */
	public long requireNumber(String key) throws IOException {
		try {
			return Long.parseLong(require(key).strip());
		} catch (NumberFormatException e) {
			throw new IOException(source + ": '" + key + "' is not a number", e);
		}
	}
}
