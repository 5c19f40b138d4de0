package org.wheelhouse.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.endpoint.Address;

/**
 * Sockets of this computer that lead to those of a far one, by a connection's control socket. Speaks what OpenSSH's
 * PROTOCOL.mux says, version 4: no process of ssh is started, and no session is used up.
 */
final class Forwards {

	private static final int VERSION = 4;
	private static final int HELLO = 1;
	private static final int OPEN = 0x10000006;
	private static final int CLOSE = 0x10000007;
	private static final int OK = 0x80000001;
	private static final int LOCAL = 1;
	private static final int REMOTE = 2;
	/** In place of a port: the host is the path of a unix socket. */
	private static final int STREAM_LOCAL = -2;
	private static final int LONGEST = 1 << 16;
	/** The master answers these by itself. */
	private static final long PATIENCE_SECONDS = 5;

	private final ScheduledExecutorService executor;
	private final Set<Forward> all = ConcurrentHashMap.newKeySet();

	/**
	 * A way to a far socket, or from one. Who has it closes it.
	 *
	 * @param socket where it begins
	 * @param leads  to where on the other computer
	 * @param back   whether it begins there and leads here
	 */
	record Forward(Forwards owner, SshConnection connection, Path socket, Address leads, boolean back)
			implements
				AutoCloseable {

		/** Takes it back; what has gone through it already stays connected. Does not block. */
		@Override
		public void close() {
			owner.giveBack(this);
		}
	}

	Forwards(ScheduledExecutorService executor) {
		this.executor = executor;
	}

	/** Makes one. Whether anybody listens there, and may be connected to, does not show. */
	CompletableFuture<Forward> open(SshConnection connection, Address address) {
		return open(new Forward(this, connection, connection.newSocket(), address, false));
	}

	/** Makes this one. */
	CompletableFuture<Forward> open(Forward forward) {
		var made = new CompletableFuture<Forward>();
		executor.execute(() -> {
			try {
				say(OPEN, forward);
				all.add(forward);
				made.complete(forward);
			} catch (IOException e) {
				made.completeExceptionally(e);
			}
		});
		return made;
	}

	/** How many are open. */
	int count() {
		return all.size();
	}

	private void giveBack(Forward forward) {
		if (!all.remove(forward)) {
			return;
		}
		try {
			executor.execute(() -> {
				try {
					if (!forward.connection().ended().isDone()) {
						say(CLOSE, forward);
					}
					if (!forward.back()) {
						Files.deleteIfExists(forward.socket());
					}
				} catch (IOException _) {
					// it went with its connection
				}
			});
		} catch (RejectedExecutionException _) {
			// likewise
		}
	}

	private void say(int what, Forward forward) throws IOException {
		try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(forward.connection().control()))) {
			var late = executor.schedule(() -> {
				channel.close();
				return true;
			}, PATIENCE_SECONDS, TimeUnit.SECONDS);
			try {
				send(channel, HELLO, VERSION);
				var hello = read(channel);
				if (hello.getInt() != HELLO || hello.getInt() != VERSION) {
					throw new IOException("this ssh speaks another version of its control protocol");
				}
				send(channel, what, 0, forward.back() ? REMOTE : LOCAL, forward.socket().toString(), STREAM_LOCAL,
						host(forward.leads()), port(forward.leads()));
				if (read(channel).getInt() != OK) {
					throw new IOException("ssh does not make a socket that leads there");
				}
			} finally {
				late.cancel(false);
			}
		}
	}

	private static String host(Address address) {
		return switch (address) {
			case Address.Unix(Path path) -> path.toString();
			case Address.Port port -> port.host();
		};
	}

	private static int port(Address address) {
		return switch (address) {
			case Address.Unix _ -> STREAM_LOCAL;
			case Address.Port port -> port.port();
		};
	}

	private static void send(SocketChannel channel, Object... fields) throws IOException {
		var packet = ByteBuffer.allocate(LONGEST).position(Integer.BYTES);
		for (var field : fields) {
			switch (field) {
				case String text -> {
					var bytes = text.getBytes(StandardCharsets.UTF_8);
					packet.putInt(bytes.length).put(bytes);
				}
				default -> packet.putInt((Integer) field);
			}
		}
		packet.putInt(0, packet.position() - Integer.BYTES).flip();
		while (packet.hasRemaining()) {
			channel.write(packet);
		}
	}

	private static ByteBuffer read(SocketChannel channel) throws IOException {
		var length = exactly(channel, Integer.BYTES).getInt();
		if (length < Integer.BYTES || length > LONGEST) {
			throw new IOException("not ssh's control protocol");
		}
		return exactly(channel, length);
	}

	private static ByteBuffer exactly(SocketChannel channel, int count) throws IOException {
		var bytes = ByteBuffer.allocate(count);
		while (bytes.hasRemaining()) {
			if (channel.read(bytes) < 0) {
				throw new EOFException("ssh has closed its control socket");
			}
		}
		return bytes.flip();
	}
}
