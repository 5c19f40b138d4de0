package org.wheelhouse.core.internal.registry;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.found.SilentPeer;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Host;
import org.wheelhouse.qmp.session.MonitorBusy;

/** Connects to machines that somebody else started. */
public record Attaching(MachineList roster, Hosts hosts) {

	/** See {@link org.wheelhouse.core.registry.MachineRegistry#attach(Address)}. */
	public CompletableFuture<String> attach(Address address) {
		var known = hosts.near().stream().flatMap(host -> roster.at(address, host.id()).stream()).findFirst();
		return known.isPresent()
				? known.get().connect()
				: hostOf(address).thenCompose(host -> attach(address, host));
	}

	/** See {@link org.wheelhouse.core.registry.MachineRegistry#attach(Address, Host)}. */
	public CompletableFuture<String> attach(Address address, Host host) {
		var known = roster.at(address, host.id());
		if (known.isPresent()) {
			return known.get().connect();
		}
		var machine = roster.addAttached(address, host);
		return machine.connect().whenComplete((_, problem) -> {
			if (problem == null) {
				machine.show();
			} else {
				roster.remove(machine);
			}
		}).exceptionallyCompose(problem -> because(Reason.of(problem), address, host));
	}

	private static CompletableFuture<String> because(Throwable problem, Address address, Host host) {
		return problem instanceof MonitorBusy
				? host.processListeningOn(address).handle((qemu, untold) -> untold == null
						? SilentPeer.named(address, qemu).<Throwable>map(named -> named).orElse(problem)
						: problem).thenCompose(CompletableFuture::failedFuture)
				: CompletableFuture.failedFuture(problem);
	}

	/** The first that knows who listens there; a computer far away has addresses of its own. */
	private CompletableFuture<Host> hostOf(Address address) {
		var there = hosts.near();
		var asked = there.stream().map(host -> host.processListeningOn(address).exceptionally(_ -> Optional.empty()))
				.toList();
		return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
				.thenApply(_ -> IntStream.range(0, there.size()).filter(host -> asked.get(host).join().isPresent())
						.mapToObj(there::get).findFirst().orElseGet(this::preferred));
	}

	private Host preferred() {
		try {
			return hosts.preferred();
		} catch (CoreException e) {
			throw new CompletionException(e);
		}
	}
}
