package org.wheelhouse.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Another client, on a monitor of its own, with nothing in common with the session that is tested. One thread. */
final class Witness implements AutoCloseable {

	private final ObjectMapper json = new ObjectMapper();
	private final SocketChannel channel;
	private final ByteArrayOutputStream line = new ByteArrayOutputStream();
	private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).limit(0);

	Witness(Path monitor) throws IOException {
		channel = SocketChannel.open(UnixDomainSocketAddress.of(monitor));
		read();
		ask("{'execute':'qmp_capabilities'}");
	}

	/** What a command answers, written with single quotes. */
	JsonNode ask(String command) {
		JsonNode reply = reply(command);
		if (reply.has("error")) {
			throw new AssertionError(command + ": " + reply);
		}
		return reply.path("return");
	}

	/** The whole reply, be it an error. */
	JsonNode reply(String command) {
		try {
			channel.write(StandardCharsets.UTF_8.encode(command.replace('\'', '"') + "\n"));
			JsonNode message = read();
			while (message.has("event")) {
				message = read();
			}
			return message;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** What the human monitor prints. */
	String print(String command) {
		return ask("{'execute':'human-monitor-command','arguments':{'command-line':'" + command + "'}}").asText();
	}

	private JsonNode read() throws IOException {
		line.reset();
		while (true) {
			if (!bytes.hasRemaining()) {
				bytes.clear();
				if (channel.read(bytes) < 0) {
					throw new IOException("the monitor is closed");
				}
				bytes.flip();
			}
			byte next = bytes.get();
			if (next == '\n') {
				return json.readTree(line.toByteArray());
			}
			line.write(next);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
