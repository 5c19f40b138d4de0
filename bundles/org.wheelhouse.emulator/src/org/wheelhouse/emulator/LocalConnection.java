package org.wheelhouse.emulator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostException;

/** Connects to a program of this computer. Blocks until it is done, or the deadline is over. */
record LocalConnection(Path folder) {

	HostChannel open(Address address, Duration deadline) throws HostException {
		SocketChannel channel = null;
		try {
			channel = address instanceof Address.Unix
					? SocketChannel.open(StandardProtocolFamily.UNIX)
					: SocketChannel.open();
			return switch (address) {
				case Address.Unix(Path path) -> connect(channel, path);
				case Address.Tcp(String host, int port) -> connect(channel, host, port, deadline);
				case Address.Tls _ ->
					throw new IOException("What is connected to " + address + " would not be encrypted");
			};
		} catch (IOException | RuntimeException e) {
			close(channel);
			throw new HostException(
					e.getMessage() + "."
							+ (e instanceof ConnectException ? " Nobody accepts connections there any more." : ""),
					List.of());
		}
	}

	/** A program is told where a client comes from, and that a unix socket comes from nowhere unless it has a name. */
	private HostChannel connect(SocketChannel channel, Path path) throws IOException {
		Path name = folder.resolve("from-" + UUID.randomUUID().toString().substring(0, 8));
		try {
			channel.bind(UnixDomainSocketAddress.of(name));
			channel.connect(UnixDomainSocketAddress.of(path));
			return new HostChannel(channel, Optional.of(new Address.Unix(name)));
		} finally {
			Files.deleteIfExists(name);
		}
	}

	private static HostChannel connect(SocketChannel channel, String host, int port, Duration deadline)
			throws IOException {
		channel.socket().connect(new InetSocketAddress(host, port), (int) deadline.toMillis());
		channel.socket().setTcpNoDelay(true);
		return new HostChannel(channel,
				channel.getLocalAddress() instanceof InetSocketAddress local
						? Optional.of(new Address.Tcp(local.getAddress().getHostAddress(), local.getPort()))
						: Optional.empty());
	}

	private static void close(@Nullable SocketChannel channel) {
		if (channel != null) {
			try {
				channel.close();
			} catch (IOException _) {
				// it was of no use anyway
			}
		}
	}
}
