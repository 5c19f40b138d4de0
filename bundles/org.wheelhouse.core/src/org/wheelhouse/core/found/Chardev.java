package org.wheelhouse.core.found;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.WrittenOption;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;

/**
 * A character device of QEMU's, as an option tells it.
 *
 * @param backend    its kind, for example {@code socket}
 * @param properties of that kind, by QEMU's names
 */
record Chardev(String backend, Map<String, String> properties) {

	private static final JsonFactory JSON = new JsonFactory();
	/** Kinds in the short form that are sockets of TCP. */
	private static final Set<String> TCP = Set.of("tcp", "telnet", "tn3270", "websocket");
	/** What an address is, in JSON beside the kind of the device. */
	private static final Set<String> ADDRESSES = Set.of("unix", "inet", "fd", "vsock");

	Chardev {
		properties = Map.copyOf(properties);
	}

	/** The value of {@code -chardev}, of whatever form. */
	static Chardev of(String value) {
		if (value.strip().startsWith("{")) {
			return json(value);
		}
		var written = KeyValues.parse(value);
		var properties = new LinkedHashMap<String, String>();
		for (var part : written.parts()) {
			properties.put(part.key().isEmpty() ? part.value() : part.key(),
					part.key().isEmpty() ? "on" : part.value());
		}
		return new Chardev(written.head("backend"), properties);
	}

	/** The innermost names tell what each is: where they stand differs. What is no JSON is nothing. */
	private static Chardev json(String value) {
		var properties = new LinkedHashMap<String, String>();
		try (var parser = JSON.createParser(value)) {
			for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
				var name = parser.currentName();
				if (token.isScalarValue() && name != null) {
					var text = token == JsonToken.VALUE_TRUE
							? "on"
							: token == JsonToken.VALUE_FALSE ? "off" : parser.getText();
					var kind = name.equals("type") && !ADDRESSES.contains(text)
							? "backend"
							: name.equals("str") ? text.startsWith("/") ? "path" : "fd" : name;
					properties.putIfAbsent(kind, text);
				}
			}
		} catch (IOException _) {
			return new Chardev("", Map.of());
		}
		return new Chardev(properties.getOrDefault("backend", ""), properties);
	}

	/** What {@code -qmp}, {@code -monitor} and {@code -serial} take: {@code unix:PATH,server=on}, {@code stdio}. */
	static Chardev brief(String value) {
		if (value.startsWith("mon:")) {
			return brief(value.substring("mon:".length()));
		}
		var colon = value.indexOf(':');
		var kind = colon < 0 ? value.replaceFirst(",.*", "") : value.substring(0, colon);
		if (!kind.equals("unix") && !TCP.contains(kind)) {
			return new Chardev(kind, Map.of("path", colon < 0 ? "" : value.substring(colon + 1)));
		}
		var rest = of(value.substring(colon + 1));
		var properties = new LinkedHashMap<>(rest.properties());
		properties.remove(rest.backend());
		if (kind.equals("unix")) {
			properties.put("path", rest.backend());
		} else {
			var port = rest.backend().lastIndexOf(':');
			properties.put("host", rest.backend().substring(0, Math.max(0, port)).replaceAll("[\\[\\]]", ""));
			properties.put("port", rest.backend().substring(port + 1));
			properties.put(kind, "on");
		}
		return new Chardev("socket", properties);
	}

	Optional<String> value(String key) {
		return Optional.ofNullable(properties.get(key)).filter(text -> !text.isEmpty());
	}

	boolean isOn(String key) {
		return value(key).filter(WrittenOption::isOn).isPresent();
	}

	/** Whether it is a socket on which QEMU listens; else one by which it connects. */
	boolean isServer() {
		return isOn("server");
	}

	/** As a person reads it. */
	String text() {
		return backend.toLowerCase(Locale.ROOT).equals("socket")
				? value("path").or(() -> value("fd").map(fd -> "descriptor " + fd))
						.orElseGet(() -> value("host").orElse("") + ":" + value("port").orElse(""))
				: backend + value("path").map(path -> " " + path).orElse("");
	}
}
