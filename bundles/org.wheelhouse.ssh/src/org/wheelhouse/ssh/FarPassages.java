package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.remote.Passage;
import org.wheelhouse.ssh.Forwards.Forward;

/** Ways for much, over the second connection to a computer: that of its large files. */
final class FarPassages {

	private static final String FORBIDS = "The ssh server there may forbid it: look at AllowStreamLocalForwarding, AllowTcpForwarding and PermitListen in its sshd_config.";

	private final SshTarget target;
	private final FarLargeFiles bulk;
	private final Forwards forwards;

	FarPassages(SshTarget target, FarLargeFiles bulk, Forwards forwards) {
		this.target = target;
		this.bulk = bulk;
		this.forwards = forwards;
	}

	/** As of {@link org.wheelhouse.host.remote.RemoteHost#passageTo}. */
	CompletableFuture<Passage> to(Path there, Optional<Path> here) {
		return open(connection -> new Forward(forwards, connection, here.orElseGet(connection::newSocket),
				new Address.Unix(there), false), there);
	}

	/** As of {@link org.wheelhouse.host.remote.RemoteHost#passageFrom}. */
	CompletableFuture<Passage> from(Path there, Path here) {
		return open(connection -> new Forward(forwards, connection, there, new Address.Unix(here), true), there);
	}

	private CompletableFuture<Passage> open(Function<SshConnection, Forward> forward, Path there) {
		return bulk.hold().thenCompose(connection -> forwards.open(forward.apply(connection))
				.<Passage>thenApply(opened -> new Open(opened, new AtomicBoolean()))
				.exceptionallyCompose(_ -> {
					bulk.release();
					return CompletableFuture.failedFuture(new HostException(
							"No way to " + there + " on " + target + " could be made.", FORBIDS));
				}));
	}

	private final class Open implements Passage {

		private final Forward forward;
		private final AtomicBoolean closed;

		Open(Forward forward, AtomicBoolean closed) {
			this.forward = forward;
			this.closed = closed;
		}

		@Override
		public Path here() {
			return forward.back() && forward.leads() instanceof Address.Unix(Path path) ? path : forward.socket();
		}

		@Override
		public void close() {
			if (!closed.getAndSet(true)) {
				forward.close();
				bulk.release();
			}
		}
	}
}
