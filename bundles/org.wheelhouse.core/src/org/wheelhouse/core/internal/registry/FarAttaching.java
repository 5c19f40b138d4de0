package org.wheelhouse.core.internal.registry;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.remote.RemoteHostList;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;

/** Connects to machines of computers that an address names: one of the list, or one that is added to it. */
record FarAttaching(Attaching attaching, RemoteHostList list, Hosts hosts) {

	/**
	 * See {@link org.wheelhouse.core.registry.MachineRegistry#attach(String)}.
	 *
	 * @param computer as a person types it; when it was not in the list and cannot be reached, it is not afterwards either
	 * @param there    as that computer says it
	 */
	CompletableFuture<String> attach(String computer, Address there) {
		try {
			var id = list.ways().orElseThrow(FarHosts::noWay).id(computer);
			var isNew = list.find(id).isEmpty();
			if (isNew) {
				list.add(new KeptHost(computer, "", false));
			}
			if (!(hosts.of(id) instanceof RemoteHost host)) {
				throw FarHosts.noWay();
			}
			return connected(host, isNew).whenComplete((_, problem) -> {
				if (problem != null && isNew) {
					forget(id);
				}
			}).thenCompose(_ -> attaching.attach(there, host));
		} catch (CoreException e) {
			return CompletableFuture.failedFuture(e);
		} catch (IllegalArgumentException e) {
			return CompletableFuture.failedFuture(new CoreException(String.valueOf(e.getMessage()), e));
		}
	}

	/** @param begun whether it is being connected already; else what is known of earlier tries says nothing */
	private static CompletableFuture<RemoteHost> connected(RemoteHost host, boolean begun) {
		var reached = new CompletableFuture<RemoteHost>();
		var listening = host.onConnection(state -> decide(host, state, reached));
		reached.whenComplete((_, _) -> listening.close());
		if (begun) {
			decide(host, host.connection(), reached);
		} else {
			host.connect();
			if (host.connection() instanceof ConnectionState.Connected) {
				reached.complete(host);
			}
		}
		return reached;
	}

	private static void decide(RemoteHost host, ConnectionState state,
			CompletableFuture<RemoteHost> reached) {
		switch (state) {
			case ConnectionState.Connected _ -> reached.complete(host);
			case ConnectionState.Refused(var reason) -> reached.completeExceptionally(reason.exception());
			case ConnectionState.Lost(var reason, _) -> reached.completeExceptionally(reason.exception());
			case ConnectionState.Closed _ -> reached.completeExceptionally(FarHosts.noWay());
			case ConnectionState.Idle _,ConnectionState.Connecting _ -> {
				// is not decided
			}
		}
	}

	private void forget(String id) {
		try {
			list.remove(id);
		} catch (CoreException _) {
			// It stays in the list, where it can be removed.
		}
	}
}
