package org.wheelhouse.endpoint;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.WireException.Kind;

/** One attempt to open an encrypted wire: reads the certificates, opens the wire that carries it, and has TLS begin. */
final class TlsConnector {

	/** Opens the wire that carries the encrypted one. */
	@FunctionalInterface
	interface Way {
		CompletableFuture<Wire> open(Duration deadline, WireListener listener);
	}

	private final WireLoop loop;
	private final Address.Tls address;
	private final Way way;
	private final CompletableFuture<Wire> result = new CompletableFuture<>();
	/** On the loop's thread. */
	private @Nullable TlsWire wire;
	/** On the loop's thread. */
	private @Nullable CompletableFuture<Wire> carrier;

	TlsConnector(WireLoop loop, Address.Tls address, Way way) {
		this.loop = loop;
		this.address = address;
		this.way = way;
	}

	/** @param deadline how long each may take: the disk, who accepts, and each step of TLS that is the peer's */
	CompletableFuture<Wire> open(Duration deadline, WireListener listener) {
		var late = loop.schedule(deadline,
				() -> result.completeExceptionally(new WireException(Kind.TIMEOUT, "The certificates for "
						+ address + " could not be read within " + Waited.text(deadline)
						+ ". Check the disk that they are on.")));
		result.whenComplete((_, problem) -> {
			late.cancel();
			if (problem != null) {
				loop.execute(this::giveUp);
			}
		});
		Thread.ofVirtual().name("wheelhouse-tls").start(() -> {
			try {
				var made = new TlsWire(loop, address, TlsCredentials.of(address), listener, deadline, result);
				late.cancel();
				if (!loop.execute(() -> begin(made, deadline))) {
					result.completeExceptionally(closed());
				}
			} catch (WireException e) {
				result.completeExceptionally(e);
			}
		});
		return result;
	}

	private WireException closed() {
		return new WireException(Kind.CLOSED, "No wire can be opened to " + address + ": the loop is closed.");
	}

	private void begin(TlsWire made, Duration deadline) {
		if (result.isDone()) {
			return;
		}
		wire = made;
		var opening = way.open(deadline, made);
		carrier = opening;
		opening.whenComplete((_, problem) -> {
			if (problem != null) {
				result.completeExceptionally(problem);
			}
		});
	}

	private void giveUp() {
		var begun = wire;
		var opening = carrier;
		if (opening != null) {
			opening.cancel(false);
		}
		if (begun != null) {
			begun.close();
		}
	}
}
