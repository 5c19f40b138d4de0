package org.wheelhouse.core.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.wheelhouse.core.fixture.Await;

/** What is at the other end of a serial port: a socket that takes one client, as QEMU's does. */
public final class FakeGuest implements AutoCloseable {

	private final Path socket;
	private final ServerSocketChannel server;
	private Optional<SocketChannel> client = Optional.empty();

	/** Listens on this socket. */
	public FakeGuest(Path socket) throws IOException {
		this.socket = socket;
		server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		server.bind(UnixDomainSocketAddress.of(socket));
		server.configureBlocking(false);
	}

	/** Has a machine's monitor tell of this port. */
	public void tellBy(FakeQemu qemu) {
		qemu.answer("qom-list", place -> place.path("path").asText().equals("/machine/unattached")
				? "[{\"name\":\"device[3]\",\"type\":\"child<isa-serial>\"}]"
				: "[]").answer("qom-get",
						asked -> asked.path("property").asText().equals("chardev") ? "\"serial0\"" : "\"pc\"");
		tellLeads(qemu, "disconnected:unix:" + socket + ",server=on");
	}

	/** Has a machine's monitor tell where its port leads. */
	public static void tellLeads(FakeQemu qemu, String filename) {
		qemu.answer("query-chardev",
				"[{\"frontend-open\":true,\"filename\":\"" + filename + "\",\"label\":\"serial0\"}]");
	}

	/** The socket. */
	public Path socket() {
		return socket;
	}

	/** Waits for a client, and serves it from now on. */
	public void awaitClient() {
		Await.until("a client at the serial port", this::accept);
	}

	/** Takes a client that waits. */
	public boolean accept() {
		try {
			var accepted = Optional.ofNullable(server.accept());
			client = accepted.isPresent() ? accepted : client;
			return accepted.isPresent();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Writes, waiting for the reader as a guest does. */
	public void say(String text) throws IOException {
		var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
		while (bytes.hasRemaining()) {
			client.orElseThrow().write(bytes);
		}
	}

	/** What comes next, so many bytes. */
	public String hear(int count) throws IOException {
		var buffer = ByteBuffer.allocate(count);
		while (buffer.hasRemaining() && client.orElseThrow().read(buffer) >= 0) {
			// until it is whole
		}
		return new String(buffer.array(), StandardCharsets.UTF_8);
	}

	/** Whether the client has gone. */
	public boolean isLeft() {
		try {
			return client.orElseThrow().read(ByteBuffer.allocate(1)) < 0;
		} catch (IOException _) {
			return true;
		}
	}

	/** Ends the connection. */
	public void hangUp() throws IOException {
		client.orElseThrow().close();
	}

	@Override
	public void close() throws IOException {
		server.close();
		if (client.isPresent()) {
			client.get().close();
		}
		Files.deleteIfExists(socket);
	}
}
