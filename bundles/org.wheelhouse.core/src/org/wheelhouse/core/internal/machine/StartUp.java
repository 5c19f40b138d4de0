package org.wheelhouse.core.internal.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.MachineFacts;
import org.wheelhouse.core.MachineIdentity;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.endpoint.host.Host;
import org.wheelhouse.endpoint.host.HostedMachine;

/**
 * What happens when a workbench starts: the last known machines are shown at once, then those that still run are asked, and
 * those that an earlier workbench launched and nobody here knows are taken up.
 */
public record StartUp(Roster roster, List<Host> hosts) {

	/** Begins; the rest happens when the hosts have told what they have. Does not block. */
	public void begin(List<KnownMachine> known) {
		known.forEach(machine -> roster.add(machine).show());
		known.stream().filter(KnownMachine::running).filter(machine -> machine.hostedId().isEmpty())
				.forEach(machine -> roster.find(machine.id()).ifPresent(Machine::connect));
		for (var host : hosts) {
			host.hosted().exceptionally(_ -> List.of()).thenAccept(hosted -> adopt(host, hosted, known));
		}
	}

	private void adopt(Host host, List<HostedMachine> hosted, List<KnownMachine> known) {
		Map<String, HostedMachine> left = new HashMap<>();
		hosted.forEach(machine -> left.put(machine.id(), machine));
		for (var machine : known) {
			if (machine.identity().hostId().equals(host.id()) && !machine.hostedId().isEmpty()) {
				var launched = Optional.ofNullable(left.remove(machine.hostedId()));
				roster.find(machine.id()).ifPresent(row -> adopt(host, row, launched, machine.running()));
			}
		}
		left.values().forEach(machine -> adopt(host, rowOf(host, machine), Optional.of(machine), true));
	}

	private Machine rowOf(Host host, HostedMachine hosted) {
		var row = roster.add(new KnownMachine(
				new MachineIdentity(hosted.id(), host.id(), hosted.monitor().toString(),
						hosted.spareMonitor().toString(), true,
						hosted.definition().map(Object::toString).orElse(""), hosted.pid(),
						hosted.started().toEpochMilli(),
						hosted.commandLine()),
				new MachineFacts(hosted.name(), "", "", "", "", "", 0), hosted.id(), true, "", List.of()));
		row.show();
		return row;
	}

	private static void adopt(Host host, Machine row, Optional<HostedMachine> launched, boolean ranBefore) {
		if (launched.isEmpty()) {
			if (ranBefore) {
				row.vanished();
			}
			return;
		}
		var ending = host.ending(launched.get());
		if (ending.isPresent()) {
			row.ended(launched.get(), ending.get());
		} else {
			row.run(launched.get());
		}
	}
}
