package org.wheelhouse.core.internal.registry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.host.Host;

/**
 * Connects to machines that somebody else started.
 *
 * @param files looks for the process that listens, which reads files
 */
public record Attaching(MachineList roster, List<Host> hosts, Executor files) {

	/** See {@link org.wheelhouse.core.registry.MachineRegistry#attach(Address)}. */
	public CompletableFuture<String> attach(Address address) {
		var known = roster.at(address);
		if (known.isPresent()) {
			return known.get().connect();
		}
		return CompletableFuture.supplyAsync(() -> hostOf(address), files).thenCompose(host -> {
			var machine = roster.addAttached(address, host);
			return machine.connect().whenComplete((_, problem) -> {
				if (problem == null) {
					machine.show();
				} else {
					roster.remove(machine);
				}
			});
		});
	}

	private Host hostOf(Address address) {
		return hosts.stream().filter(host -> host.processListeningOn(address).isPresent()).findFirst()
				.orElseGet(hosts::getFirst);
	}
}
