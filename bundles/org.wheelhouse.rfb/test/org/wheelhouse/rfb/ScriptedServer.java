package org.wheelhouse.rfb;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.wheelhouse.rfb.encoder.Bytes;

/**
 * A VNC server that plays a transcript to the one client that connects, over a real socket. A line of the transcript is
 *
 * <pre>
 * &gt; BYTES     the server sends them
 * &lt; BYTES     the server waits for exactly these
 * await NAME  the server waits until the test {@linkplain #allow allows} it
 * drop        the server reads and drops all that comes, until the client's end
 * end         the server closes the connection in an orderly way
 * reset       the server resets the connection
 * </pre>
 *
 * Bytes are written as 'text' with \n, as 16:number or 32:number for big-endian numbers of so many bits, as N*byte, or as bytes in
 * hexadecimal. After the last line the server keeps the connection open, silent and reading nothing, until it is closed.
 */
final class ScriptedServer implements AutoCloseable {

	/** The handshake of 3.8 without security: a screen of 4×2 whose name is ab. */
	static final String GREETED = """
			> 'RFB 003.008\\n'
			< 'RFB 003.008\\n'
			> 01 01
			< 01
			> 32:0
			< 01
			> 16:4 16:2 20 18 00 01 16:255 16:255 16:255 10 08 00 000000 32:2 'ab'
			""";

	/** What a client says first, when it was asked to prefer raw alone, and its first request. */
	static final String OPENED = GREETED + """
			< 02 00 16:11 32:0 32:-308 32:-223 32:-314 32:-239 32:-257 32:-258 32:-261 32:-307 32:-224 32:-254
			< 03 00 16:0 16:0 16:4 16:2
			""";

	private static final long LONGEST_SECONDS = 30;
	private static final Pattern TOKEN = Pattern.compile("'[^']*'|\\S+");

	private final ServerSocketChannel server;
	private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
	private final CompletableFuture<Boolean> played = new CompletableFuture<>();
	private final CountDownLatch over = new CountDownLatch(1);

	ScriptedServer(String script) throws IOException {
		server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		Thread.ofPlatform().daemon().name("scripted-server").start(() -> play(script));
	}

	SocketChannel connect() throws IOException {
		return SocketChannel.open(server.getLocalAddress());
	}

	/** Lets the server go on that waits, or will wait, at this name. */
	void allow(String name) {
		gate(name).countDown();
	}

	/** Waits until the whole transcript was played; fails when the client did not follow it. */
	void assertPlayed() throws Exception {
		played.get(LONGEST_SECONDS, TimeUnit.SECONDS);
	}

	private CountDownLatch gate(String name) {
		return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
	}

	private void play(String script) {
		try (var client = server.accept()) {
			var in = new DataInputStream(Channels.newInputStream(client));
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

	private void step(String line, DataInputStream in, OutputStream out, SocketChannel client)
			throws IOException, InterruptedException {
		var word = line.split(" ", 2);
		var rest = word.length > 1 ? word[1] : "";
		switch (word[0]) {
			case ">" -> out.write(bytes(rest));
			case "<" -> expect(line, bytes(rest), in);
			case "await" -> {
				if (!gate(rest).await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
					throw new AssertionError("nobody allowed " + rest);
				}
			}
			case "drop" -> in.transferTo(OutputStream.nullOutputStream());
			case "end" -> client.close();
			case "reset" -> {
				client.setOption(StandardSocketOptions.SO_LINGER, 0);
				client.close();
			}
			default -> throw new AssertionError("no such step: " + line);
		}
	}

	private static void expect(String line, byte[] expected, DataInputStream in) throws IOException {
		var received = in.readNBytes(expected.length);
		if (!Arrays.equals(expected, received)) {
			throw new AssertionError("expected " + line + " and received " + HexFormat.of().formatHex(received));
		}
	}

	static byte[] bytes(String text) {
		var bytes = new Bytes();
		var matcher = TOKEN.matcher(text);
		while (matcher.find()) {
			var token = matcher.group();
			if (token.startsWith("'")) {
				bytes.text(token.substring(1, token.length() - 1).replace("\\n", "\n"));
			} else if (token.startsWith("16:")) {
				bytes.u16(Integer.parseInt(token.substring(3)));
			} else if (token.startsWith("32:")) {
				bytes.s32((int) Long.parseLong(token.substring(3)));
			} else if (token.contains("*")) {
				var parts = token.split("\\*");
				var many = new byte[Integer.parseInt(parts[0])];
				Arrays.fill(many, (byte) Integer.parseInt(parts[1], 16));
				bytes.all(many);
			} else {
				bytes.all(HexFormat.of().parseHex(token));
			}
		}
		return bytes.toArray();
	}

	static String hex(byte[] bytes) {
		return HexFormat.of().formatHex(bytes);
	}

	@Override
	public void close() throws IOException {
		over.countDown();
		server.close();
	}
}
