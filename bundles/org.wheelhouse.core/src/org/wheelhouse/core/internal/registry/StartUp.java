package org.wheelhouse.core.internal.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.internal.session.ManagedMachine;
import org.wheelhouse.core.internal.store.KnownMachine;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.remote.RemoteHost;

/**
 * What happens when a workbench starts: the last known machines are shown at once, then those that still run are asked, and
 * those that an earlier workbench launched and nobody here knows are taken up.
 */
public record StartUp(MachineList roster) {

	/** Shows what is known. Does not block. */
	public void begin(List<KnownMachine> known) {
		known.forEach(machine -> roster.add(machine).show());
		known.stream().filter(KnownMachine::running).filter(machine -> !machine.identity().launched())
				.forEach(machine -> roster.find(machine.id()).filter(row -> !row.isAway())
						.ifPresent(ManagedMachine::connect));
	}

	/**
	 * Takes up the machines of a computer that is there.
	 *
	 * @return completes when that is done or it cannot tell; never fails
	 */
	public CompletableFuture<?> adopt(Host host, List<KnownMachine> known) {
		return host.hosted().exceptionallyCompose(problem -> host instanceof RemoteHost
				? CompletableFuture.failedFuture(problem) // lost already: what ran there is not known to have ended
				: CompletableFuture.completedFuture(List.of())).thenCompose(hosted -> adopt(host, hosted, known))
				.handle((_, problem) -> problem == null);
	}

	private CompletableFuture<?> adopt(Host host, List<HostedMachine> hosted, List<KnownMachine> known) {
		var adopted = new ArrayList<CompletableFuture<?>>();
		Map<String, HostedMachine> left = new LinkedHashMap<>();
		hosted.forEach(machine -> left.put(machine.id(), machine));
		var unmatched = new ArrayList<KnownMachine>();
		for (var machine : known) {
			if (machine.identity().hostId().equals(host.id()) && machine.identity().launched()) {
				var launched = left.remove(machine.hostedId());
				if (launched == null) {
					unmatched.add(machine);
				} else {
					roster.find(machine.id()).ifPresent(row -> adopted.add(adopt(host, row, launched)));
				}
			}
		}
		left.values().forEach(machine -> adopted.add(adopt(host, definedRow(unmatched, machine)
				.orElseGet(() -> rowOf(host, machine)), machine)));
		unmatched.stream().filter(machine -> machine.running() || !machine.past().movedTo().isEmpty())
				.forEach(machine -> roster.find(machine.id()).ifPresent(ManagedMachine::vanished));
		return CompletableFuture.allOf(adopted.toArray(CompletableFuture[]::new));
	}

	/** The row that it was started from, when the workbench was ended before it could note that it had; is matched then. */
	private Optional<ManagedMachine> definedRow(List<KnownMachine> unmatched, HostedMachine hosted) {
		var definition = hosted.definition().map(Path::toString).orElse("");
		var from = unmatched.stream().filter(machine -> !definition.isEmpty())
				.filter(machine -> machine.identity().definitionPath().equals(definition)).findFirst();
		from.ifPresent(unmatched::remove);
		return from.flatMap(machine -> roster.find(machine.id()));
	}

	private ManagedMachine rowOf(Host host, HostedMachine hosted) {
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

	private static CompletableFuture<?> adopt(Host host, ManagedMachine row, HostedMachine launched) {
		if (row.access().isPresent()) {
			return CompletableFuture.allOf(); // its computer was away for a while, and the connection stayed
		}
		return host.ending(launched).thenAccept(
				ending -> ending.ifPresentOrElse(how -> row.ended(launched, how), () -> row.run(launched)));
	}
}
