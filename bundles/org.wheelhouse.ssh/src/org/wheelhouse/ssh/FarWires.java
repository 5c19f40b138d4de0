package org.wheelhouse.ssh;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireException.Kind;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.proc.SocketRow;

/**
 * Ways to programs of a far computer. A forwarded socket takes everybody and tells nothing, so its computer is asked before
 * whether anybody listens; when it closes at once all the same, that is told with what it may mean.
 */
final class FarWires {

	/** A socket's address there has as many bytes. */
	private static final int LONGEST_PATH = 107;
	private static final String FORBIDS = "Nobody listens there, or the ssh server forbids it: look at AllowStreamLocalForwarding, "
			+ "AllowTcpForwarding and PermitOpen in its sshd_config.";

	/** How long the far shell may take to show that the connection is there. */
	private static final Duration CLOSING = Duration.ofSeconds(2);

	private final FarSide far;
	private final FarSockets sockets;
	private final Forwards forwards;

	FarWires(FarSide far, FarSockets sockets, Forwards forwards) {
		this.far = far;
		this.sockets = sockets;
		this.forwards = forwards;
	}

	/** As of {@link org.wheelhouse.host.Host#open}. */
	CompletableFuture<Wire> open(WireLoop loop, Address address, Duration deadline, WireListener listener) {
		var started = System.nanoTime();
		var result = new CompletableFuture<Wire>();
		way(address).orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).whenComplete((forward, failure) -> {
			if (failure != null) {
				result.completeExceptionally(wireException(address, deadline, failure));
				return;
			}
			var opened = loop.openThrough(forward.socket(), address, deadline.minusNanos(System.nanoTime() - started),
					new Listener(loop, forward, listener));
			result.whenComplete((_, _) -> opened.cancel(false)); // does nothing to one that is there
			opened.whenComplete((wire, problem) -> {
				if (problem != null) {
					forward.close();
					result.completeExceptionally(wireException(address, deadline, problem));
				} else if (!result.complete(wire)) {
					wire.close();
				}
			});
		});
		return result;
	}

	/** As of {@link org.wheelhouse.host.Host#connect}. */
	CompletableFuture<HostChannel> connect(Address address, Duration deadline) {
		return seen(address).thenCombine(way(address), (before, forward) -> connected(address, forward, before))
				.thenCompose(made -> made).orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS).exceptionallyCompose(
						failure -> CompletableFuture.failedFuture(hostException(address, deadline, failure)));
	}

	/** From which ports others are connected there already. */
	private CompletableFuture<Set<Integer>> seen(Address address) {
		return switch (address) {
			case Address.Port port -> sockets.connectedTo(port.port());
			case Address.Unix _ -> CompletableFuture.completedFuture(Set.of());
		};
	}

	private CompletableFuture<HostChannel> connected(Address address, Forwards.Forward forward, Set<Integer> before) {
		SocketChannel channel;
		try {
			channel = SocketChannel.open(UnixDomainSocketAddress.of(forward.socket()));
		} catch (IOException e) {
			forward.close();
			return CompletableFuture.failedFuture(e);
		}
		return from(address, before).whenComplete((_, failure) -> {
			forward.close();
			if (failure != null) {
				close(channel);
			}
		}).thenApply(from -> new HostChannel(channel, from));
	}

	/** Where the program sees sshd come from: what is new among those that are connected there, if it is one. */
	private CompletableFuture<Optional<Address>> from(Address address, Set<Integer> before) {
		return switch (address) {
			// sshd's sockets have no name
			case Address.Unix _ -> far.ask(":").thenApply(_ -> Optional.empty());
			case Address.Port to -> sockets.connectedTo(to.port()).thenApply(now -> {
				now.removeAll(before);
				var host = to.host();
				return now.size() == 1 && SocketRow.isLoopback(host)
						? Optional.of(new Address.Tcp(host.isEmpty() || host.equals("localhost") ? "127.0.0.1" : host,
								now.iterator().next()))
						: Optional.empty();
			});
		};
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		} catch (IOException _) {
			// it was of no use anyway
		}
	}

	/** A forward to where somebody listens. */
	private CompletableFuture<Forwards.Forward> way(Address address) {
		return look(address).thenCompose(_ -> far.link().open()
				.map(open -> forwards.open(open.connection(), address))
				.orElseGet(() -> CompletableFuture.failedFuture(far.absent())));
	}

	/** Fails with a reason where it is known that nobody can be connected to. */
	private CompletableFuture<Boolean> look(Address address) {
		return switch (address) {
			case Address.Unix(Path path) -> lookAt(path);
			case Address.Port to -> SocketRow.isLoopback(to.host())
					? sockets.listens(to.port()).thenCompose(yes -> yes
							? CompletableFuture.completedFuture(true)
							: failed(Kind.REFUSED, "Nothing listens on port " + to.port() + " of " + far.target() + ".",
									"Is the machine running, and is the port right?"))
					: CompletableFuture.completedFuture(true);
		};
	}

	private CompletableFuture<Boolean> lookAt(Path path) {
		var length = path.toString().getBytes(StandardCharsets.UTF_8).length;
		if (length > LONGEST_PATH) {
			return failed(Kind.PATH_TOO_LONG,
					"The socket's path is " + length + " bytes long and may be " + LONGEST_PATH + ": " + path + ".",
					"Use a shorter path, for example through a symbolic link.");
		}
		var at = Script.word(path);
		return far
				.ask("[ -e " + at + " ] || { [ -L " + at + " ] && exit 2 || exit 1; }; [ -S " + at
						+ " ] || exit 3; [ -w " + at + " ] || exit 4")
				.thenCompose(answer -> switch (answer.status()) {
					case 0 -> CompletableFuture.completedFuture(true);
					case 2 -> failed(Kind.NO_SOCKET, path + " on " + far.target() + " is a symbolic link to nothing.",
							"Is the machine running, and is the path right?");
					case 3 ->
						failed(Kind.NO_SOCKET, path + " on " + far.target() + " is not a socket.", "Check the path.");
					case 4 ->
						failed(Kind.PERMISSION, "This user may not connect to " + path + " on " + far.target() + ".",
								"Ask for write permission on the socket and search permission on its folders.");
					default -> failed(Kind.NO_SOCKET, "There is no socket " + path + " on " + far.target() + ".",
							"Is the machine running, and is the path right?");
				});
	}

	private static CompletableFuture<Boolean> failed(Kind kind, String what, String advice) {
		return CompletableFuture.failedFuture(new WireException(kind, what, advice, null));
	}

	private WireException wireException(Address address, Duration deadline, Throwable failure) {
		return switch (cause(failure)) {
			case WireException known when known.kind() != Kind.STALE && known.kind() != Kind.NO_SOCKET
					|| known.getMessage().contains(far.target().toString()) ->
				known;
			case HostException known -> new WireException(Kind.UNREACHABLE, known.advice().isEmpty()
					? known.getMessage()
					: known.getMessage().substring(0, known.getMessage().length() - known.advice().length()).strip(),
					known.advice(), known);
			case TimeoutException late -> new WireException(Kind.TIMEOUT,
					far.target() + " did not say within " + deadline.toSeconds() + " s who listens on " + address + ".",
					"Try it again.", late);
			case Throwable other -> new WireException(Kind.LOST, "The connection to " + far.target() + " was lost.",
					"It is tried again by itself.", other);
		};
	}

	private HostException hostException(Address address, Duration deadline, Throwable failure) {
		return cause(failure) instanceof HostException known
				? known
				: new HostException(wireException(address, deadline, failure).getMessage(), List.of());
	}

	private static Throwable cause(Throwable failure) {
		var cause = failure;
		while (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/** Hears for somebody, and gives the forward back at the end. */
	private final class Listener implements WireListener {

		private final WireLoop loop;
		private final Forwards.Forward forward;
		private final WireListener listener;
		private boolean hasReceived;

		Listener(WireLoop loop, Forwards.Forward forward, WireListener listener) {
			this.loop = loop;
			this.forward = forward;
			this.listener = listener;
		}

		@Override
		public void opened(Wire wire) {
			listener.opened(wire);
		}

		@Override
		public void received(ByteBuffer bytes) {
			hasReceived = true;
			listener.received(bytes);
		}

		/** Whether it ended there or on the way is known when the far shell has answered, or cannot. */
		@Override
		public void closed(Optional<WireException> reason) {
			forward.close();
			if (reason.isEmpty()) {
				listener.closed(reason);
				return;
			}
			far.ask(":").orTimeout(CLOSING.toMillis(), TimeUnit.MILLISECONDS)
					.whenComplete((_, failure) -> loop.schedule(Duration.ZERO, () -> listener.closed(
							reason.map(why -> explained(why, failure != null && !isLate(failure))))));
		}

		private static boolean isLate(Throwable failure) {
			return cause(failure) instanceof TimeoutException;
		}

		private WireException explained(WireException reason, boolean cut) {
			if (cut || forward.connection().ended().isDone()) {
				return new WireException(Kind.LOST, "The connection to " + far.target() + " was lost.",
						"It is tried again by itself.",
						reason);
			}
			return reason.kind() == Kind.CLOSED && !hasReceived
					? new WireException(Kind.CLOSED,
							forward.leads() + " on " + far.target() + " closed the connection before it said anything.",
							FORBIDS, reason)
					: reason;
		}
	}
}
