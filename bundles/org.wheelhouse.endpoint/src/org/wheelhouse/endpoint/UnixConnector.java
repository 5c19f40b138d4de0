package org.wheelhouse.endpoint;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.endpoint.WireException.Kind;

/**
 * Connects to a unix socket. The kernel accepts or refuses at once, except that it has no room when the listener's queue
 * is full (QEMU's holds few): then a fresh socket is tried again until the deadline.
 */
final class UnixConnector extends Connector {

	private static final Duration RETRY = Duration.ofMillis(20);
	/** The kernel's sun_path holds 108 bytes with the final zero. */
	private static final int LONGEST_PATH = 107;

	private final Path path;

	UnixConnector(WireLoop loop, Address.Unix address, WireListener listener, CompletableFuture<Wire> result) {
		super(loop, address, listener, result);
		this.path = address.path();
	}

	@Override
	void connect() {
		var length = path.toString().getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_PATH) {
			fail(new WireException(Kind.PATH_TOO_LONG, "The socket's path is " + length + " bytes long and may be "
					+ LONGEST_PATH + ": " + path + ". Use a shorter path, for example through a symbolic link."));
			return;
		}
		if (isDone()) {
			return;
		}
		try {
			if (use(SocketChannel.open(StandardProtocolFamily.UNIX)).connect(UnixDomainSocketAddress.of(path))) {
				succeed();
			} else {
				// Unlike with TCP nothing is under way now: this socket will never be connected.
				drop();
				loop().schedule(RETRY, this::connect);
			}
		} catch (IOException e) {
			fail(explain(e));
		}
	}

	private WireException explain(IOException problem) {
		try {
			var attributes = Files.readAttributes(path, BasicFileAttributes.class);
			if (!attributes.isOther()) {
				return new WireException(Kind.NO_SOCKET, path + " is not a socket. Check the path.", problem);
			}
		} catch (NoSuchFileException e) {
			var dangling = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
			return new WireException(Kind.NO_SOCKET, "There is no socket " + path
					+ (dangling ? ": it is a symbolic link to nothing." : ". Is the machine running, and is the path right?"), e);
		} catch (IOException e) {
			return denied(e);
		}
		if (!Files.isWritable(path)) {
			return denied(problem);
		}
		var refused = String.valueOf(problem.getMessage()).contains("refused");
		return refused
				? new WireException(Kind.STALE, "Nobody listens on " + path
						+ " any more: the process that made it has ended. Start the machine again, or remove the file.", problem)
				: new WireException(Kind.UNREACHABLE, "Connecting to " + path + " failed: " + problem.getMessage() + ".", problem);
	}

	private WireException denied(IOException problem) {
		return new WireException(Kind.PERMISSION, "This user may not connect to " + path
				+ ". Ask for write permission on the socket and search permission on its folders.", problem);
	}

	@Override
	String silence(Duration deadline) {
		return path + " took no further connection for " + deadline.toMillis()
				+ " ms: as many clients already wait for it as it lets wait. Disconnect another client, or try another socket.";
	}

	@Override
	public void ready() {
		// never registered before it is connected
	}
}
