package org.wheelhouse.core.peer;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A unix socket that leads to another one and passes bytes on, but no descriptors: as socat, or a connection by ssh. */
public final class Relay implements AutoCloseable {

	private final ServerSocketChannel listening;
	private final Path target;
	private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

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
				Thread.ofVirtual().start(() -> pass(here, there));
				Thread.ofVirtual().start(() -> pass(there, here));
			}
		} catch (IOException _) {
			// closed
		}
	}

	private static void pass(SocketChannel from, SocketChannel to) {
		var buffer = ByteBuffer.allocate(1 << 16);
		try (from; to) {
			while (from.read(buffer) >= 0) {
				buffer.flip();
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
		for (var channel : open) {
			channel.close();
		}
	}
}
