package org.wheelhouse.core.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.host.remote.RemoteHosts;

/** Makes {@link FakeRemoteHost}s of every name but an empty one. */
public final class FakeWays implements RemoteHosts {

	private final Path folder;
	private final Map<String, FakeRemoteHost> made = new ConcurrentHashMap<>();

	/** @param folder of their files */
	public FakeWays(Path folder) {
		this.folder = folder;
	}

	/** The one that was made last for this name. */
	public FakeRemoteHost host(String target) {
		return Optional.ofNullable(made.get(target)).orElseThrow();
	}

	@Override
	public RemoteHost create(String typed, HostPrompter prompter) {
		var host = new FakeRemoteHost(canonical(typed), folder, prompter);
		made.put(canonical(typed), host);
		return host;
	}

	@Override
	public String canonical(String typed) {
		if (typed.isBlank()) {
			throw new IllegalArgumentException("Say host, user@host or user@host:port.");
		}
		return typed.strip();
	}

	@Override
	public String id(String typed) {
		return "ssh:" + canonical(typed);
	}

	@Override
	public CompletableFuture<List<String>> names() {
		return CompletableFuture.completedFuture(List.of("atlas", "tern"));
	}

	@Override
	public CompletableFuture<Optional<Route>> route(String typed) {
		return CompletableFuture.completedFuture(Optional.empty());
	}

	@Override
	public List<String> command(String typed) {
		return List.of("ssh", typed);
	}

	@Override
	public Path configuration() {
		return Path.of("/nowhere");
	}
}
