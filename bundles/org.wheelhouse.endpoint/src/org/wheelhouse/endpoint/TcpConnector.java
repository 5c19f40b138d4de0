package org.wheelhouse.endpoint;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/** Connects to a TCP port, trying the addresses of its host one after the other. */
final class TcpConnector extends Connector {

	private final int port;
	private final Queue<InetAddress> untried;
	private @Nullable SocketChannel connecting;

	TcpConnector(WireLoop loop, Address.Port address, List<InetAddress> hosts, WireListener listener,
			CompletableFuture<Wire> result) {
		super(loop, address, listener, result);
		this.port = address.port();
		this.untried = new ArrayDeque<>(hosts);
	}

	@Override
	void connect() {
		try {
			var channel = use(SocketChannel.open());
			connecting = channel;
			channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
			channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
			if (channel.connect(new InetSocketAddress(untried.remove(), port))) {
				succeed();
			} else {
				loop().register(channel, SelectionKey.OP_CONNECT).attach(this);
			}
		} catch (IOException e) {
			tryNext(e);
		}
	}

	@Override
	public void ready() {
		var channel = connecting;
		try {
			if (channel != null && channel.isOpen() && channel.finishConnect()) {
				succeed();
			}
		} catch (IOException e) {
			tryNext(e);
		}
	}

	private void tryNext(IOException problem) {
		drop();
		if (isDone()) {
			return;
		}
		if (untried.isEmpty()) {
			fail(explain(problem));
		} else {
			connect();
		}
	}

	private WireException explain(IOException problem) {
		if (problem instanceof ConnectException) {
			return new WireException(Kind.REFUSED,
					"Nothing listens on " + address() + ".", "Is the machine running, and is the port right?", problem);
		}
		return new WireException(Kind.UNREACHABLE,
				address() + " cannot be reached: " + problem.getMessage() + ".", "Check the host and the network.",
				problem);
	}

	@Override
	String silence(Duration deadline) {
		return address() + " did not answer within " + Waited.text(deadline)
				+ ". Check the host, the port and whether a firewall is between.";
	}
}
