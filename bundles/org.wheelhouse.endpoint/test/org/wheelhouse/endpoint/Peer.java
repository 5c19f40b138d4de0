package org.wheelhouse.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** The other end: a listening socket, from which a test accepts connections itself. */
record Peer(ServerSocketChannel server, Address address) implements AutoCloseable {

	enum Transport {
		UNIX, TCP
	}

	static Peer listen(Transport transport, Path folder) throws IOException {
		return switch (transport) {
			case UNIX -> unix(folder.resolve("peer"), 0);
			case TCP -> tcp();
		};
	}

	static Peer unix(Path path, int backlog) throws IOException {
		var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		server.bind(UnixDomainSocketAddress.of(path), backlog);
		return new Peer(server, new Address.Unix(path));
	}

	static Peer tcp() throws IOException {
		var server = ServerSocketChannel.open();
		server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		return new Peer(server, new Address.Tcp("127.0.0.1", server.socket().getLocalPort()));
	}

	SocketChannel accept() throws IOException {
		return server.accept();
	}

	@Override
	public void close() throws IOException {
		server.close();
	}
}
