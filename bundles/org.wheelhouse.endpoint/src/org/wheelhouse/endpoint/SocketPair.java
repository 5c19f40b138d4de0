package org.wheelhouse.endpoint;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two ends of a unix socket of this process, of which one is to be passed to another. Whoever made it closes it; the end that
 * was {@link #take() taken} stays open.
 */
public final class SocketPair implements AutoCloseable {

	private final SocketChannel ours;
	private final SocketChannel theirs;
	private boolean taken;

	/**
	 * Makes one. Blocks for a moment.
	 *
	 * @param path of a socket that exists while this is done, in a folder of this user's alone
	 */
	public SocketPair(Path path) throws IOException {
		try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			listening.bind(UnixDomainSocketAddress.of(path), 1);
			ours = SocketChannel.open(UnixDomainSocketAddress.of(path));
			theirs = listening.accept();
		} finally {
			Files.deleteIfExists(path);
		}
	}

	/** The end that stays here. */
	public SocketChannel ours() {
		return ours;
	}

	/** The end that is passed on. */
	public SocketChannel theirs() {
		return theirs;
	}

	/** Our end, which is the caller's to close from now on. */
	public SocketChannel take() {
		taken = true;
		return ours;
	}

	@Override
	public void close() throws IOException {
		theirs.close();
		if (!taken) {
			ours.close();
		}
	}
}
