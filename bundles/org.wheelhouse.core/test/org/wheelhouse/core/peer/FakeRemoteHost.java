package org.wheelhouse.core.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.Passage;
import org.wheelhouse.host.remote.RemoteHost;

/** A computer far away whose connection is as a test says. */
public final class FakeRemoteHost extends FakeHost implements RemoteHost {

	private final HostPrompter prompter;
	private final String label;
	private final List<Consumer<ConnectionState>> listeners = new CopyOnWriteArrayList<>();
	private final AtomicInteger opened = new AtomicInteger();
	private volatile ConnectionState state = new ConnectionState.Idle();
	private volatile boolean wanted;

	/** One that is not connected. */
	public FakeRemoteHost(String target, Path folder, HostPrompter prompter) {
		super("ssh:" + target, folder);
		label = target;
		this.prompter = prompter;
	}

	@Override
	public String label() {
		return label;
	}

	/** From now on it stands so with it. */
	public void become(ConnectionState next) {
		state = next;
		listeners.forEach(listener -> listener.accept(next));
	}

	/** It is connected from now on. */
	public void arrive() {
		become(new ConnectionState.Connected(Duration.ofMillis(14)));
	}

	/** It is lost, and tried again in some seconds. */
	public void lose() {
		become(new ConnectionState.Lost(new ConnectionProblem("The connection to " + label + " was lost",
				"Timeout, server not responding.", "It is tried again by itself.", true),
				Instant.now().plusSeconds(8)));
	}

	/** Asks as ssh would. */
	public CompletableFuture<Optional<Secret>> ask(HostPrompt.Kind kind) {
		return prompter.ask(new HostPrompt(kind, label, label, "text", Optional.empty(), false));
	}

	/** Whether somebody wants it connected. */
	public boolean isWanted() {
		return wanted;
	}

	/** How often a wire was wanted. */
	public int opened() {
		return opened.get();
	}

	@Override
	public CompletableFuture<Wire> open(WireLoop loop, Address address, Duration deadline, WireListener listener) {
		opened.incrementAndGet();
		return address instanceof Address.Unix(var path)
				? loop.openThrough(way(path), address, deadline, listener)
				: super.open(loop, address, deadline, listener);
	}

	/** The same socket by another name, so that the wire leads elsewhere. */
	private static Path way(Path path) {
		return Path.of(path.getParent() + "/./" + path.getFileName());
	}

	@Override
	public void connect() {
		wanted = true;
	}

	@Override
	public void disconnect() {
		wanted = false;
		become(new ConnectionState.Idle());
	}

	@Override
	public ConnectionState connection() {
		return state;
	}

	@Override
	public Listening onConnection(Consumer<ConnectionState> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** How many hear of its states. */
	public int listening() {
		return listeners.size();
	}

	@Override
	public CompletableFuture<Passage> passageTo(Path there, Optional<Path> here) {
		return CompletableFuture.failedFuture(new UnsupportedOperationException());
	}

	@Override
	public CompletableFuture<Passage> passageFrom(Path there, Path here) {
		return CompletableFuture.failedFuture(new UnsupportedOperationException());
	}

	@Override
	public void close() {
		become(new ConnectionState.Closed());
	}
}
