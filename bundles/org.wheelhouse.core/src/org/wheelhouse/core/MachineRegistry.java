package org.wheelhouse.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.endpoint.host.Host;
import org.wheelhouse.endpoint.host.HostedMachine;
import org.wheelhouse.endpoint.host.LaunchRequest;
import org.wheelhouse.model.live.Desk;

/**
 * All machines that the workbench knows. Where not said otherwise its methods may be called on any thread and never block.
 */
public final class MachineRegistry implements AutoCloseable {

	public MachineRegistry(RegistrySettings settings, List<Host> hosts, Executor modelThread) {
		throw new UnsupportedOperationException();
	}

	public void start() throws CoreException {
		throw new UnsupportedOperationException();
	}

	public Desk desk() {
		throw new UnsupportedOperationException();
	}

	public WireLoop wires() {
		throw new UnsupportedOperationException();
	}

	public CompletableFuture<String> attach(Address address) {
		throw new UnsupportedOperationException();
	}

	public void detach(String id) throws CoreException {
		throw new UnsupportedOperationException();
	}

	public String define(Path definitionFile) throws CoreException {
		throw new UnsupportedOperationException();
	}

	public CompletableFuture<String> launch(String id) {
		throw new UnsupportedOperationException();
	}

	public CompletableFuture<String> launch(LaunchRequest request, Host host) {
		throw new UnsupportedOperationException();
	}

	public void forget(String id) throws CoreException {
		throw new UnsupportedOperationException();
	}

	public Optional<MachineAccess> machine(String id) {
		throw new UnsupportedOperationException();
	}

	public Optional<MachineSnapshot> snapshot(String id) {
		throw new UnsupportedOperationException();
	}

	public Optional<HostedMachine> hosted(String id) {
		throw new UnsupportedOperationException();
	}

	public Watch watch(String id, Topic... topics) {
		throw new UnsupportedOperationException();
	}

	public MachineSeries series(String id) {
		throw new UnsupportedOperationException();
	}

	public EventLog events() {
		throw new UnsupportedOperationException();
	}

	public List<String> runningLaunched() {
		throw new UnsupportedOperationException();
	}

	public Subscription onMoved(Consumer<Moved> listener) {
		throw new UnsupportedOperationException();
	}

	public void setPeer(String id, String peerId) {
		throw new UnsupportedOperationException();
	}

	public void announceMoved(Moved moved) {
		throw new UnsupportedOperationException();
	}

	public CompletableFuture<ScreenImage> screen(String id) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		throw new UnsupportedOperationException();
	}
}
