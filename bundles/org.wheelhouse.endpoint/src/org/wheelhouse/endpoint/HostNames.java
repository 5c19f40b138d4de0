package org.wheelhouse.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.endpoint.WireException.Kind;

/**
 * Finds the addresses of a host. Asking for a name blocks for as long as the resolver likes, so names are asked for on a
 * few threads of their own that go when idle; numbers and localhost need none.
 */
final class HostNames implements AutoCloseable {

	private static final int THREADS = 4;
	private static final int IDLE_SECONDS = 5;

	private final ExecutorService lookups;

	HostNames() {
		var executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("wheelhouse-names-", 1).factory());
		executor.allowCoreThreadTimeOut(true);
		lookups = executor;
	}

	/** The addresses in the order to be tried, at least one; or fails with {@link WireException}. */
	CompletableFuture<List<InetAddress>> find(String host) {
		try {
			if ("localhost".equalsIgnoreCase(host)) {
				return CompletableFuture
						.completedFuture(List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")));
			}
			return CompletableFuture.completedFuture(List.of(InetAddress.ofLiteral(host)));
		} catch (IllegalArgumentException e) {
			return lookUp(host);
		}
	}

	private CompletableFuture<List<InetAddress>> lookUp(String host) {
		var found = new CompletableFuture<List<InetAddress>>();
		try {
			lookups.execute(() -> {
				try {
					found.complete(List.of(InetAddress.getAllByName(host)));
				} catch (UnknownHostException e) {
					found.completeExceptionally(new WireException(Kind.UNREACHABLE,
							"No host is known by the name " + host + ". Check its spelling and the network.", e));
				}
			});
		} catch (RejectedExecutionException e) {
			found.completeExceptionally(new WireException(Kind.CLOSED, "The search for " + host + " was given up.", e));
		}
		return found;
	}

	@Override
	public void close() {
		lookups.shutdownNow();
	}
}
