package org.wheelhouse.producttest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A QMP client of the tests' own, deliberately not the product's: the second opinion. Reads on a daemon thread of its own
 * until closed.
 */
final class Monitor implements AutoCloseable {
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final ObjectMapper json = new ObjectMapper();
	private final SocketChannel socket;
	private final OutputStream out;
	private final Map<Integer, JsonNode> replies = new ConcurrentHashMap<>();
	private final List<JsonNode> events = new CopyOnWriteArrayList<>();
	private volatile boolean open = true;
	private int id;

	Monitor(Path path) {
		try {
			socket = SocketChannel.open(StandardProtocolFamily.UNIX);
			socket.connect(UnixDomainSocketAddress.of(path));
		} catch (IOException e) {
			throw new UncheckedIOException("no monitor at " + path, e);
		}
		out = Channels.newOutputStream(socket);
		Thread.ofPlatform().daemon().name("monitor " + path.getFileName()).start(this::read);
		command("qmp_capabilities", Map.of());
	}

	/** What the command returns. @throws AssertionError with QEMU's words when it fails */
	synchronized JsonNode command(String name, Map<String, ?> arguments) {
		int number = ++id;
		try {
			out.write((json.writeValueAsString(Map.of("execute", name, "arguments", arguments, "id", number)) + "\n")
					.getBytes(StandardCharsets.UTF_8));
			out.flush();
		} catch (IOException e) {
			throw new UncheckedIOException(name + " was not sent", e);
		}
		JsonNode reply = Await.value("a reply to " + name, PATIENCE, () -> reply(number));
		if (reply.has("error")) {
			throw new AssertionError(name + ": " + reply.get("error"));
		}
		return reply.get("return");
	}

	JsonNode query(String name) {
		return command(name, Map.of());
	}

	/** {@code query-status}'s word, for example {@code running} or {@code postmigrate}. */
	String status() {
		return query("query-status").get("status").asText();
	}

	/** Whether the guest's CPUs run. */
	boolean running() {
		return query("query-status").get("running").asBoolean();
	}

	/** The device with this id as {@code query-pci} sees it. */
	Optional<JsonNode> pci(String deviceId) {
		return query("query-pci").findParents("qdev_id").stream()
				.filter(device -> device.get("qdev_id").asText().equals(deviceId)).findFirst();
	}

	/** The names of all block nodes. */
	List<String> blockNodes() {
		return query("query-named-block-nodes").findValuesAsText("node-name");
	}

	/** All events so far. */
	List<JsonNode> events() {
		return events;
	}

	/** Whether QEMU has not closed it. */
	boolean isOpen() {
		return open;
	}

	private Optional<JsonNode> reply(int number) {
		JsonNode reply = replies.remove(number);
		if (reply == null && !open) {
			throw new AssertionError("the monitor was closed");
		}
		return Optional.ofNullable(reply);
	}

	private void read() {
		try (var in = new BufferedReader(
				new InputStreamReader(Channels.newInputStream(socket), StandardCharsets.UTF_8))) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				JsonNode message = json.readTree(line);
				if (message.has("event")) {
					events.add(message);
				} else if (message.has("id")) {
					replies.put(message.get("id").asInt(), message);
				}
			}
		} catch (IOException _) {
			// closed by us or by QEMU
		} finally {
			open = false;
		}
	}

	@Override
	public void close() {
		try {
			socket.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
