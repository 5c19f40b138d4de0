package org.wheelhouse.faulttest;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Both ends of a monitor, for what real ones cannot be made to say. */
final class Monitor implements AutoCloseable {

	private static final String GREETING = """
			{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": ""}, "capabilities": []}}
			""";

	private final ServerSocketChannel server;
	private final Thread thread;

	/**
	 * A peer that greets, negotiates, and then says these.
	 *
	 * @param answers to one command each, in order; {@code ID} stands for the command's id
	 */
	Monitor(Path path, String... answers) throws IOException {
		server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
		thread = Thread.ofPlatform().daemon().name("scripted monitor").start(() -> serve(answers));
	}

	private void serve(String... answers) {
		try (SocketChannel client = server.accept()) {
			say(client, GREETING);
			String commands = "";
			for (int said = -1; said < answers.length;) {
				while (!commands.contains("\n")) {
					ByteBuffer bytes = ByteBuffer.allocate(4096);
					if (client.read(bytes) < 0) {
						return;
					}
					commands += StandardCharsets.UTF_8.decode(bytes.flip());
				}
				String id = commands.replaceAll("(?s)\\n.*", "").replaceAll(".*\"id\":(\\d+).*", "$1");
				commands = commands.substring(commands.indexOf('\n') + 1);
				say(client, (said < 0 ? "{\"return\": {}, \"id\": ID}" : answers[said]).replace("ID", id) + "\n");
				said++;
			}
			client.read(ByteBuffer.allocate(1)); // until it leaves
		} catch (IOException _) {
			// the test is over
		}
	}

	private static void say(SocketChannel client, String text) throws IOException {
		client.write(StandardCharsets.UTF_8.encode(text));
	}

	/** Whether somebody listens there. */
	static boolean listens(Path path) {
		try (SocketChannel probe = connect(path)) {
			return probe.isConnected();
		} catch (IOException _) {
			return false;
		}
	}

	/** A client that holds the monitor and says nothing. */
	static SocketChannel connect(Path path) throws IOException {
		return SocketChannel.open(UnixDomainSocketAddress.of(path));
	}

	@Override
	public void close() throws Exception {
		server.close();
		thread.interrupt();
		thread.join(5000);
	}
}
