package org.wheelhouse.faulttest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.wheelhouse.endpoint.Address;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Plays a {@link RecordedQemu} over a socket, in some {@link Manner}, and notes what it was asked. For what real QEMUs of those
 * versions cannot show here; it proves nothing about them. One client at a time, and one thread.
 */
final class MockQemu implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();
	/** WILL ECHO, WILL SUPPRESS GO AHEAD, WILL BINARY, DO BINARY: as QEMU begins. */
	private static final byte[] TELNET = {-1, -5, 1, -1, -5, 3, -1, -5, 0, -1, -3, 0};
	private static final String EVENT = "{\"timestamp\":{\"seconds\":1700000000,\"microseconds\":5},\"event\":\"RTC_CHANGE\",\"data\":{\"offset\":1}}";

	private final Path socket;
	private final RecordedQemu qemu;
	private final Manner manner;
	private final ServerSocketChannel server;
	private final Thread thread;
	private final List<String> asked = new CopyOnWriteArrayList<>();
	private final List<String> lacking = new CopyOnWriteArrayList<>();
	private final AtomicReference<SocketChannel> client = new AtomicReference<>();
	/** Held while it answers nothing. */
	private final Semaphore answering = new Semaphore(1);

	MockQemu(Path socket, RecordedQemu qemu, Manner manner) throws IOException {
		this.socket = socket;
		this.qemu = qemu;
		this.manner = manner;
		server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
		thread = Thread.ofPlatform().daemon().name("mock-qemu").start(this::serve);
	}

	Address address() {
		return new Address.Unix(socket);
	}

	/** The names of all commands so far. */
	List<String> asked() {
		return List.copyOf(asked);
	}

	/** What it was asked and does not have: {@code COMMAND} or {@code COMMAND.ARGUMENT}. */
	List<String> lacking() {
		return List.copyOf(lacking);
	}

	/** Says nothing until {@link #goOn()}. */
	void fallSilent() {
		answering.acquireUninterruptibly();
	}

	void goOn() {
		answering.release();
	}

	private void serve() {
		while (server.isOpen()) {
			try (var accepted = server.accept()) {
				client.set(accepted);
				talk(accepted);
			} catch (IOException _) {
				// the client went, or we are closed
			}
		}
	}

	private void talk(SocketChannel accepted) throws IOException {
		OutputStream out = Channels.newOutputStream(accepted);
		if (manner.telnet()) {
			out.write(TELNET);
		}
		say(out, qemu.greeting());
		var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(accepted), StandardCharsets.UTF_8));
		int count = 0;
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			JsonNode command = JSON.readTree(line);
			asked.add(command.path("execute").asText());
			if (!qemu.lacking(command).isEmpty()) {
				lacking.add(qemu.lacking(command));
			}
			pause();
			if (manner.drops() > 0 && ++count > manner.drops()) {
				return;
			}
			out.write((EVENT + "\r\n").repeat(manner.events()).getBytes(StandardCharsets.UTF_8));
			ObjectNode answer = qemu.answer(command).deepCopy();
			answer.set("id", command.path("id"));
			say(out, answer);
		}
	}

	private void pause() {
		try {
			Thread.sleep(manner.slow());
			answering.acquire();
			answering.release();
		} catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	private void say(OutputStream out, JsonNode message) throws IOException {
		String text = manner.pretty() ? message.toPrettyString().replace("\n", "\r\n") : message.toString();
		out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws Exception {
		server.close();
		SocketChannel last = client.get();
		if (last != null) {
			last.close();
		}
		thread.interrupt();
		thread.join(5000);
	}
}
