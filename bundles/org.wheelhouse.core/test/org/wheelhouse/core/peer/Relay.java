package org.wheelhouse.core.peer;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A unix socket that leads to another one and passes bytes on, but no descriptors: as socat, or a connection by ssh. */
public final class Relay implements AutoCloseable {

	private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

	private final ServerSocketChannel listening;
	private final Path target;
	private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
	private final AtomicReference<Optional<Cut>> cut = new AtomicReference<>(Optional.empty());
	/** What the answer has in it at which all connections end. */
	private final AtomicReference<Optional<Pattern>> answer = new AtomicReference<>(Optional.empty());

	/** Words of a client's command at which all connections end, and whether the other side executes it before. */
	private record Cut(String words, boolean executed) {}

	/** Listens on one path and connects to the other. */
	public Relay(Path path, Path target) throws IOException {
		this.target = target;
		listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		listening.bind(UnixDomainSocketAddress.of(path));
		Thread.ofVirtual().start(this::serve);
	}

	private void serve() {
		try {
			while (true) {
				var here = listening.accept();
				var there = SocketChannel.open(UnixDomainSocketAddress.of(target));
				open.addAll(List.of(here, there));
				Thread.ofVirtual().start(() -> pass(here, there, this::passesCommand));
				Thread.ofVirtual().start(() -> pass(there, here, this::passesAnswer));
			}
		} catch (IOException _) {
			// closed
		}
	}

	/**
	 * Ends all connections, once, when a client sends a command with these words in it; it may connect again.
	 *
	 * @param executed whether the other side has executed it by then: its answer is what does not arrive
	 */
	public void cutAt(String words, boolean executed) {
		cut.set(Optional.of(new Cut(words, executed)));
	}

	/** Ends none any more; whether it has not yet. */
	public boolean cutNoMore() {
		return cut.getAndSet(Optional.empty()).isPresent();
	}

	private boolean passesCommand(String said) throws IOException {
		var now = cut.get();
		if (now.isEmpty() || !said.contains(now.get().words()) || !cut.compareAndSet(now, Optional.empty())) {
			return true;
		}
		var id = ID.matcher(said.substring(said.indexOf(now.get().words())));
		if (now.get().executed() && id.find()) {
			answer.set(Optional.of(Pattern.compile("\"id\": ?" + id.group(1) + "\\b")));
			return true;
		}
		end();
		return false;
	}

	private boolean passesAnswer(String said) throws IOException {
		var awaited = answer.get();
		if (awaited.isEmpty() || !awaited.get().matcher(said).find()) {
			return true;
		}
		answer.set(Optional.empty());
		end();
		return false;
	}

	private void end() throws IOException {
		for (var channel : open) {
			channel.close();
		}
	}

	/** Looks at what is passed on. */
	private interface Look {
		boolean passes(String said) throws IOException;
	}

	private static void pass(SocketChannel from, SocketChannel to, Look look) {
		var buffer = ByteBuffer.allocate(1 << 16);
		try (from; to) {
			while (from.read(buffer) >= 0) {
				buffer.flip();
				if (!look.passes(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString())) {
					return;
				}
				while (buffer.hasRemaining()) {
					to.write(buffer);
				}
				buffer.clear();
			}
		} catch (IOException _) {
			// closed
		}
	}

	@Override
	public void close() throws IOException {
		listening.close();
		end();
	}
}
