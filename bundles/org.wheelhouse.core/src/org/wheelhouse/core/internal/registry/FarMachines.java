package org.wheelhouse.core.internal.registry;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.internal.store.KnownMachines;
import org.wheelhouse.core.internal.sync.HostLink;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * What becomes of machines as their computer, far away, can be reached and cannot: what is known of them stays, and they are
 * connected again when it is.
 *
 * @param adopted of each computer: done when its machines are taken up
 */
record FarMachines(MachineList machines, KnownMachines known, Hosts hosts, HostPublisher board,
		Map<String, CompletableFuture<?>> adopted) implements FarHosts.Listener {

	@Override
	public void came(RemoteHost host) {
		hosts.add(host);
		machines.moveTo(host);
		machines.of(host.id()).forEach(machine -> machine.away(0, ""));
	}

	@Override
	public void connected(RemoteHost host) {
		board.ask(host);
		adopted.put(host.id(), new StartUp(machines).adopt(host, known.all()));
		machines.of(host.id()).forEach(ManagedMachine::back);
	}

	@Override
	public void away(RemoteHost host, long at, String reason) {
		machines.of(host.id()).forEach(machine -> machine.away(at, reason));
	}

	@Override
	public void unreachable(RemoteHost host) {
		machines.of(host.id()).forEach(machine -> machine.away(System.currentTimeMillis(), ""));
		adopted.remove(host.id());
		hosts.remove(host).ifPresent(standing -> {
			machines.moveTo(standing);
			board.show(standing);
		});
	}

	@Override
	public void left(RemoteHost host) {
		machines.of(host.id()).forEach(machines::remove);
		hosts.forget(host.id());
		machines.around().locks().lockHost(host.id(), false);
		machines.around().secrets().forget(host.id());
		adopted.remove(host.id());
		board.forget(host.id());
	}

	@Override
	public void shown(RemoteHost host, HostLink link) {
		board.show(host, link);
	}
}
