package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Stands between a client and a monitor and keeps what the client sends. Passes on every byte as it comes; one client at
 * a time, as a monitor has it. Two daemon threads a client.
 */
final class Recorder implements AutoCloseable {
	private final Path monitor;
	private final ServerSocketChannel server;
	private final StringBuffer sent = new StringBuffer();

	Recorder(Path listensOn, Path monitor) {
		this.monitor = monitor;
		try {
			server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
			server.bind(UnixDomainSocketAddress.of(listensOn));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Thread.ofPlatform().daemon().name("recorder").start(this::serve);
	}

	/** The commands sent so far. */
	List<JsonNode> commands() {
		String text = sent.toString();
		ObjectMapper json = new ObjectMapper();
		try (var values = json.readerFor(JsonNode.class)
				.<JsonNode>readValues(text.substring(0, text.lastIndexOf('}') + 1))) {
			return new ArrayList<>(values.readAll());
		} catch (IOException e) {
			throw new UncheckedIOException("what was sent is not JSON: " + text, e);
		}
	}

	private void serve() {
		while (server.isOpen()) {
			try (SocketChannel client = server.accept();
					SocketChannel qemu = SocketChannel.open(UnixDomainSocketAddress.of(monitor))) {
				Thread back = Thread.ofPlatform().daemon().name("recorder, back")
						.start(() -> pass(qemu, client, false));
				pass(client, qemu, true);
				back.join();
			} catch (IOException _) {
				// closed, or QEMU is gone
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private void pass(SocketChannel from, SocketChannel to, boolean keep) {
		byte[] buffer = new byte[65536];
		InputStream in = Channels.newInputStream(from);
		OutputStream out = Channels.newOutputStream(to);
		try {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				if (keep) {
					sent.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
				}
				out.write(buffer, 0, count);
				out.flush();
			}
		} catch (IOException _) {
			// one side left: the other is told below
		} finally {
			closeQuietly(to);
		}
	}

	private static void closeQuietly(SocketChannel channel) {
		try {
			channel.close();
		} catch (IOException _) {
			// it is gone in any case
		}
	}

	@Override
	public void close() {
		try {
			server.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
