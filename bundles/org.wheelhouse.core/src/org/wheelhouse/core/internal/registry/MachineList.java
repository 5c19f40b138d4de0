package org.wheelhouse.core.internal.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import org.wheelhouse.core.internal.session.MachineContext;
import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;

/** The machines that are known. Any thread. */
public final class MachineList implements AutoCloseable {

	private final MachineContext around;
	private final Hosts hosts;
	private final Map<String, ManagedMachine> machines = new ConcurrentHashMap<>();
	/** The computers of which a person knows that machines end there at logout, by id. */
	private final Set<String> endingAtLogout = ConcurrentHashMap.newKeySet();

	/** @param hosts on which they run */
	public MachineList(MachineContext around, Hosts hosts) {
		this.around = around;
		this.hosts = hosts;
	}

	/** A computer is there, or something stands for one that is not: its machines are asked of it from now on. */
	public void moveTo(Host host) {
		of(host.id()).forEach(machine -> machine.runsOn(host));
	}

	/** Those of a computer. */
	List<ManagedMachine> of(String hostId) {
		return all().stream().filter(machine -> machine.snapshot().identity().hostId().equals(hostId)).toList();
	}

	MachineContext around() {
		return around;
	}

	/** The machine with this key. */
	public Optional<ManagedMachine> find(String id) {
		return Optional.ofNullable(machines.get(id));
	}

	/** All of them. */
	public Collection<ManagedMachine> all() {
		return List.copyOf(machines.values());
	}

	/** The machine that has, or had, its monitor there, on this computer. */
	Optional<ManagedMachine> at(Address address, String hostId) {
		var text = address.toString();
		return of(hostId).stream().filter(machine -> machine.snapshot().identity().address().equals(text)).findFirst();
	}

	/** Of which computers a person knows that machines end there at logout, by id. To be changed by whoever hears of it. */
	Set<String> endingAtLogout() {
		return endingAtLogout;
	}

	/** Takes up a machine, which is not shown yet. */
	ManagedMachine add(KnownMachine known) {
		var machine = new ManagedMachine(around, hosts.of(known.identity().hostId()), known, this::leave);
		machines.put(known.id(), machine);
		if (machine.host() instanceof RemoteHost far && !isConnected(far)) {
			machine.away(0, "");
			if (isConnected(far)) {
				machine.back(); // it came meanwhile
			}
		}
		return machine;
	}

	private static boolean isConnected(RemoteHost host) {
		return host.connection() instanceof ConnectionState.Connected;
	}

	/** Takes up a machine to which nobody has talked yet. */
	ManagedMachine addAttached(Address address, Host host) {
		var text = address.toString();
		return add(new KnownMachine(
				new MachineIdentity(freeId(), host.id(), text, "", false, "", 0, 0, List.of()), facts(title(address)),
				"", true,
				"", List.of()));
	}

	/** The machine of a definition of a computer, which is taken up when there is none: two who ask at once get one. */
	synchronized ManagedMachine definedBy(String definitionPath, String name, Host host) {
		return of(host.id()).stream().filter(row -> row.snapshot().identity().definitionPath().equals(definitionPath))
				.findFirst().orElseGet(() -> addDefined(name, definitionPath, host));
	}

	/** Takes up a machine that has a definition and no process. */
	public ManagedMachine addDefined(String name, String definitionPath, Host host) {
		return add(new KnownMachine(
				new MachineIdentity(freeId(), host.id(), "", "", true, definitionPath, 0, 0, List.of()), facts(name),
				"", false,
				"", List.of()));
	}

	private static MachineFacts facts(String name) {
		return new MachineFacts(name, "", "", "", "", "", 0);
	}

	/** What a machine is called that has no name of its own. */
	private static String title(Address address) {
		return switch (address) {
			case Address.Unix unix -> String.valueOf(unix.path().getFileName());
			case Address.Port port -> port.host() + ":" + port.port();
		};
	}

	private String freeId() {
		var id = String.format("%08x", ThreadLocalRandom.current().nextInt());
		return machines.containsKey(id) ? freeId() : id;
	}

	/** Has its host forget what is kept of the run that has ended; where it cannot that stays, and a new start has its own. */
	static void forgetRun(ManagedMachine machine) {
		machine.hosted().ifPresent(machine.host()::forget);
	}

	/** Nothing is left of it: nor would its host tell of it at the next start. */
	private void leave(ManagedMachine machine) {
		remove(machine);
		forgetRun(machine);
	}

	/** Forgets a machine; its process is left alone. */
	public void remove(ManagedMachine machine) {
		machine.close();
		machine.hide();
		machines.remove(machine.id());
		around.store().remove(machine.id());
		around.locks().lockMachine(machine.id(), false);
		around.log().forget(machine.id());
	}

	/** Ends all connections; the machines run on and stay known. */
	@Override
	public void close() {
		machines.values().forEach(ManagedMachine::close);
	}
}
