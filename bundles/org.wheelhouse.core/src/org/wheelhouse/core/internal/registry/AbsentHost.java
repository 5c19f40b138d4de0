package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.Wire;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostChannel;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostProfile;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/** A computer that machines are known of, and that nobody offers now: it tells nothing and does nothing. */
record AbsentHost(String id, String label) implements Host, HostFiles {

	private static final String ADVICE = "Wheelhouse goes on when it is there again.";

	private <T> CompletableFuture<T> absent() {
		return CompletableFuture.failedFuture(new HostException(what(), ADVICE));
	}

	private String what() {
		return "The computer " + label + " is not there now.";
	}

	@Override
	public HostFiles files() {
		return this;
	}

	@Override
	public CompletableFuture<Wire> open(WireLoop loop, Address address, Duration deadline, WireListener listener) {
		return CompletableFuture
				.failedFuture(new WireException(WireException.Kind.UNREACHABLE, what(), ADVICE, null));
	}

	@Override
	public CompletableFuture<HostChannel> connect(Address address, Duration deadline) {
		return absent();
	}

	@Override
	public CompletableFuture<ProcessPaths> paths(long pid) {
		return absent();
	}

	@Override
	public CompletableFuture<Path> startFolder(Optional<Path> definition) {
		return absent();
	}

	@Override
	public CompletableFuture<HostProfile> profile() {
		return absent();
	}

	@Override
	public CompletableFuture<HostResources> resources() {
		return absent();
	}

	@Override
	public CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress) {
		return absent();
	}

	@Override
	public CompletableFuture<HostedMachine> launch(LaunchRequest request) {
		return absent();
	}

	@Override
	public CompletableFuture<List<HostedMachine>> hosted() {
		return absent();
	}

	@Override
	public CompletableFuture<Optional<Ending>> ending(HostedMachine machine) {
		return absent();
	}

	@Override
	public CompletableFuture<Optional<String>> awaited(HostedMachine machine) {
		return absent();
	}

	@Override
	public CompletableFuture<List<String>> logTail(HostedMachine machine, int lines) {
		return absent();
	}

	@Override
	public CompletableFuture<HostedMachine> kill(HostedMachine machine) {
		return absent();
	}

	@Override
	public CompletableFuture<HostedMachine> forget(HostedMachine machine) {
		return absent();
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> process(long pid) {
		return absent();
	}

	@Override
	public CompletableFuture<Map<Long, Duration>> threadTimes(long pid) {
		return absent();
	}

	@Override
	public CompletableFuture<Boolean> listens(Path socket) {
		return absent();
	}

	@Override
	public CompletableFuture<Optional<HostProcess>> processListeningOn(Address monitor) {
		return absent();
	}

	@Override
	public CompletableFuture<Optional<FileStatus>> status(Path path) {
		return untold();
	}

	@Override
	public CompletableFuture<Optional<List<Path>>> list(Path folder, int most) {
		return untold();
	}

	@Override
	public CompletableFuture<Optional<byte[]>> read(Path file, long offset, int most) {
		return untold();
	}

	private static <T> CompletableFuture<Optional<T>> untold() {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	@Override
	public CompletableFuture<Path> createFolder(Path folder) {
		return absent();
	}

	@Override
	public CompletableFuture<Path> create(Path file, byte[] bytes) {
		return absent();
	}

	@Override
	public CompletableFuture<Path> replace(Path file, byte[] bytes) {
		return absent();
	}

	@Override
	public CompletableFuture<Path> move(Path from, Path to) {
		return absent();
	}

	@Override
	public CompletableFuture<Optional<Long>> room(Path folder) {
		return untold();
	}

	@Override
	public CompletableFuture<Boolean> delete(Path path) {
		return absent();
	}

	@Override
	public Path privateFolder() {
		return Path.of("/nowhere");
	}

	@Override
	public Path cacheFolder() {
		return Path.of("/nowhere");
	}

	@Override
	public Path temporaryFolder() {
		return Path.of("/nowhere");
	}
}
