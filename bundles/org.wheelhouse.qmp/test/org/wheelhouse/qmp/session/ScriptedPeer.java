package org.wheelhouse.qmp.session;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;

/**
 * A peer that plays a transcript to the one client that connects, over a real socket. A line of the transcript is
 *
 * <pre>
 * &gt; TEXT      the peer sends the line
 * &gt;&gt; TEXT     the peer sends the text without ending the line; \n, \r and \xHH stand for bytes
 * &lt; TEXT      the peer waits for exactly this line
 * fill N      the peer sends so many x
 * hangup      the peer waits for the client's end
 * pause N     the peer is slow: it waits so many milliseconds
 * await NAME  the peer waits until the test {@linkplain #allow allows} it
 * end         the peer closes the connection in an orderly way
 * reset       the peer resets the connection
 * </pre>
 *
 * After the last line the peer keeps the connection open, reading nothing, until it is closed.
 */
final class ScriptedPeer implements AutoCloseable {

	/** The handshake of a QEMU that offers out-of-band execution. */
	static final String HANDSHAKE = """
			> {"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian"}, "capabilities": ["oob"]}}
			< {"execute":"qmp_capabilities","arguments":{"enable":["oob"]},"id":1}
			> {"return": {}, "id": 1}
			""";

	/** The handshake of a QEMU that offers nothing. */
	static final String PLAIN_HANDSHAKE = """
			> {"QMP": {"version": {"qemu": {"micro": 0, "minor": 0, "major": 1}, "package": ""}, "capabilities": []}}
			< {"execute":"qmp_capabilities","id":1}
			> {"return": {}, "id": 1}
			""";

	private static final long LONGEST_SECONDS = 20;

	private final ServerSocketChannel server;
	private final Address address;
	private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
	private final CompletableFuture<Boolean> played = new CompletableFuture<>();
	private final CountDownLatch over = new CountDownLatch(1);

	private ScriptedPeer(ServerSocketChannel server, Address address, String script) {
		this.server = server;
		this.address = address;
		Thread.ofPlatform().daemon().name("scripted-peer").start(() -> play(script));
	}

	static ScriptedPeer unix(Path folder, String script) throws IOException {
		var path = folder.resolve("qmp");
		var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path));
		return new ScriptedPeer(server, new Address.Unix(path), script);
	}

	static ScriptedPeer tcp(String script) throws IOException {
		var server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return new ScriptedPeer(server, new Address.Tcp("127.0.0.1", server.socket().getLocalPort()), script);
	}

	Address address() {
		return address;
	}

	/** Lets the peer go on that waits, or will wait, at this name. */
	void allow(String name) {
		gate(name).countDown();
	}

	/** Waits until the whole transcript was played; fails when the client did not follow it. */
	void assertPlayed() throws Exception {
		Await.result(played);
	}

	private CountDownLatch gate(String name) {
		return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
	}

	private void play(String script) {
		try (var client = server.accept()) {
			var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
			var out = Channels.newOutputStream(client);
			for (var line : script.lines().toList()) {
				step(line.strip(), in, out, client);
			}
			played.complete(true);
			over.await();
		} catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
			played.completeExceptionally(e);
		}
	}

	private void step(String line, BufferedReader in, OutputStream out, SocketChannel client)
			throws IOException, InterruptedException {
		var word = line.split(" ", 2);
		var rest = word.length > 1 ? word[1] : "";
		switch (word[0]) {
			case ">" -> out.write((rest + "\r\n").getBytes(StandardCharsets.UTF_8));
			case ">>" -> out.write(bytes(rest));
			case "<" -> expect(rest, in.readLine());
			case "fill" -> out.write("x".repeat(Integer.parseInt(rest)).getBytes(StandardCharsets.US_ASCII));
			case "pause" -> Thread.sleep(Long.parseLong(rest));
			case "await" -> pass(rest);
			case "hangup" -> expectEnd(in.readLine());
			case "end" -> client.close();
			case "reset" -> {
				client.setOption(StandardSocketOptions.SO_LINGER, 0);
				client.close();
			}
			default -> throw new AssertionError("no such step: " + line);
		}
	}

	private void pass(String name) throws InterruptedException {
		if (!gate(name).await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
			throw new AssertionError("nobody allowed " + name);
		}
	}

	private static void expect(String expected, @Nullable String received) {
		if (!expected.equals(received)) {
			throw new AssertionError("expected " + expected + " and received " + received);
		}
	}

	private static void expectEnd(@Nullable String received) {
		if (received != null) {
			throw new AssertionError("expected the end and received " + received);
		}
	}

	private static byte[] bytes(String text) {
		var plain = text.replace("\\n", "\n").replace("\\r", "\r");
		var bytes = new ByteArrayOutputStream();
		for (var i = 0; i < plain.length(); i++) {
			if (plain.startsWith("\\x", i)) {
				bytes.write(Integer.parseInt(plain.substring(i + 2, i + 4), 16));
				i += 3;
			} else {
				bytes.write(plain.charAt(i));
			}
		}
		return bytes.toByteArray();
	}

	@Override
	public void close() {
		over.countDown();
		try {
			server.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
