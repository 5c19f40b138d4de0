package org.wheelhouse.endpoint;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
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

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/**
 * Connects to a unix socket. The kernel accepts or refuses at once, except that it has no room when the listener's queue
 * is full (QEMU's holds few): then a fresh socket is tried again until the deadline.
 */
final class UnixConnector extends Connector {

	private static final Duration RETRY = Duration.ofMillis(20);
	/** What Java takes. The kernel's sun_path holds 108 bytes with the final zero, and Java leaves one unused. */
	private static final int LONGEST_PATH = 106;

	private final Path path;
	private final Address remote;

	/** @param remote the same, or where the program behind the socket leads */
	UnixConnector(WireLoop loop, Address.Unix address, Address remote, WireListener listener,
			CompletableFuture<Wire> result) {
		super(loop, address, listener, result);
		this.path = address.path();
		this.remote = remote;
	}

	@Override
	Address remote() {
		return remote;
	}

	@Override
	boolean isNear() {
		return remote.equals(address());
	}

	@Override
	void connect() {
		var length = path.toString().getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_PATH) {
			fail(new WireException(Kind.PATH_TOO_LONG, "The socket's path is " + length + " bytes long and may be "
					+ LONGEST_PATH + ": " + path + ".", "Use a shorter path, for example through a symbolic link.",
					null));
			return;
		}
		if (isDone()) {
			return;
		}
		try {
			if (use(SocketChannel.open(StandardProtocolFamily.UNIX)).connect(UnixDomainSocketAddress.of(path))) {
				succeed();
			} else {
				tryAgain();
			}
		} catch (IOException e) {
			var reason = explain(e);
			if (reason == null) {
				tryAgain();
			} else {
				fail(reason);
			}
		}
	}

	/** Unlike with TCP nothing is under way when there was no room: this socket will never be connected. */
	private void tryAgain() {
		drop();
		loop().schedule(RETRY, this::connect);
	}

	/**
	 * What was wrong, or null when there was merely no room. Told by the type of the exception and by looking at the file,
	 * because the words of the exception are in the user's language.
	 */
	private @Nullable WireException explain(IOException problem) {
		try {
			var attributes = Files.readAttributes(path, BasicFileAttributes.class);
			if (!attributes.isOther()) {
				return new WireException(Kind.NO_SOCKET, path + " is not a socket.", "Check the path.", problem);
			}
		} catch (NoSuchFileException e) {
			var dangling = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
			return new WireException(Kind.NO_SOCKET,
					"There is no socket " + path + (dangling ? ": it is a symbolic link to nothing." : "."),
					"Is the machine running, and is the path right?", e);
		} catch (IOException e) {
			return denied(e);
		}
		if (problem instanceof ConnectException) {
			return new WireException(Kind.STALE, "Nobody listens on " + path
					+ " any more: the process that made it has ended.", "Start the machine again, or remove the file.",
					problem);
		}
		return problem instanceof BindException || !Files.isWritable(path) ? denied(problem) : null;
	}

	private WireException denied(IOException problem) {
		return new WireException(Kind.PERMISSION, "This user may not connect to " + path + ".",
				"Ask for write permission on the socket and search permission on its folders.", problem);
	}

	@Override
	String silence(Duration deadline) {
		return path + " took no further connection for " + Waited.text(deadline)
				+ ": as many clients already wait for it as it lets wait. Disconnect another client, or try another socket.";
	}

	@Override
	public void ready() {
		// never registered before it is connected
	}
}
