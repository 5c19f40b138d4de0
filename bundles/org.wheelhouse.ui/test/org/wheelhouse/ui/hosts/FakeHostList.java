package org.wheelhouse.ui.hosts;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.host.remote.RemoteHosts;

/** Keeps what was done to it. */
final class FakeHostList implements RemoteHostList {

	final List<String> acts = new ArrayList<>();
	final List<KeptHost> all = new ArrayList<>();

	@Override
	public Optional<RemoteHosts> ways() {
		return Optional.of(new RemoteHosts() {
			@Override
			public RemoteHost create(String typed, HostPrompter prompter) {
				throw new UnsupportedOperationException();
			}

			@Override
			public String canonical(String typed) {
				return typed;
			}

			@Override
			public String id(String typed) {
				return "ssh:" + typed;
			}

			@Override
			public CompletableFuture<List<String>> names() {
				return CompletableFuture.completedFuture(List.of("tern"));
			}

			@Override
			public CompletableFuture<Optional<Route>> route(String typed) {
				return CompletableFuture.completedFuture(
						Optional.of(new Route("ops", "10.0.7.21", 22, "bastion", List.of("~/.ssh/id_ed25519"), true)));
			}

			@Override
			public List<String> command(String typed) {
				return List.of("ssh", "-o", "ControlMaster=yes", typed);
			}

			@Override
			public Path configuration() {
				return Path.of("/home/ops/.ssh/config");
			}
		});
	}

	@Override
	public List<KeptHost> all() {
		return all;
	}

	@Override
	public Optional<KeptHost> find(String hostId) {
		return all.stream().filter(host -> hostId.equals("ssh:" + host.target())).findFirst();
	}

	@Override
	public String add(KeptHost host) throws CoreException {
		if (find("ssh:" + host.target()).isPresent()) {
			throw new CoreException(host.target() + " is in the list already.");
		}
		all.add(host);
		acts.add("add " + host.target());
		return "ssh:" + host.target();
	}

	@Override
	public void change(String hostId, KeptHost host) {
		acts.add("change " + hostId);
	}

	@Override
	public void remove(String hostId) {
		all.removeIf(host -> hostId.equals("ssh:" + host.target()));
		acts.add("remove " + hostId);
	}

	@Override
	public void connect(String hostId) {
		acts.add("connect " + hostId);
	}

	@Override
	public void disconnect(String hostId) {
		acts.add("disconnect " + hostId);
	}

	@Override
	public void answeredBy(HostPrompter person) {
		// nobody asks
	}
}
