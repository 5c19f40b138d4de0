package org.wheelhouse.core.migration;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.migration.DestinationCommandLine.Peripheral;
import org.wheelhouse.core.migration.DestinationCommandLine.Source;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.GuestNetwork.Forward;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

/** Asks a machine which devices it has now, and what its disks are open on. Questions only. */
final class SourceReader {

	private static final String PERIPHERAL = "/machine/peripheral";
	private static final String ANONYMOUS = "/machine/peripheral-anon";

	private SourceReader() {
	}

	/** Does not block; fails with {@link org.wheelhouse.qmp.session.QmpException}. */
	static CompletableFuture<Source> read(MachineAccess machine) {
		var named = machine.send(new QomList(PERIPHERAL));
		var anonymous = machine.send(new QomList(ANONYMOUS));
		var forwards = OptionalQuery.<Optional<List<String>>>instead(
				machine.ask(new HumanMonitorCommand("info usernet")).thenApply(SourceReader::rules), Optional.empty());
		return new PciTopologyReader(machine).read()
				.thenCombine(named.thenCombine(anonymous, List::of), Devices::new)
				.thenCombine(DiskReader.read(machine), (devices, disks) -> source(machine, devices.topology(),
						devices.lists().get(0), devices.lists().get(1), disks))
				.thenCombine(forwards.thenCombine(machineType(machine), Told::new),
						(source, told) -> new Source(source.commandLine(), source.privateFolder(), source.journal(),
								source.peripherals(), source.anonymous(), source.disks(), told.rules(),
								told.machineType()));
	}

	private static Optional<List<String>> rules(String printed) {
		return Optional.of(PrintedNetwork.forwards(printed).values().stream().flatMap(List::stream).map(Forward::rule)
				.toList());
	}

	private record Told(Optional<List<String>> rules, String machineType) {}

	/** {@code pc-i440fx-7.2-machine} is the type {@code pc-i440fx-7.2}. */
	private static CompletableFuture<String> machineType(MachineAccess machine) {
		return OptionalQuery.instead(
				machine.ask(new QomGet("/machine", "type"))
						.thenApply(type -> type.asText().replaceFirst("-machine$", "")),
				"");
	}

	private record Devices(PciTopology topology, List<List<QomList.Property>> lists) {}

	private static Source source(MachineAccess machine, PciTopology topology, List<QomList.Property> named,
			List<QomList.Property> anonymous, RunningDisks disks) {
		var peripherals = new LinkedHashMap<String, Peripheral>();
		children(named).forEach(child -> peripherals.put(child.name(), peripheral(topology, PERIPHERAL, child)));
		var inOrder = children(anonymous).sorted(Comparator.comparingInt(SourceReader::number))
				.map(child -> peripheral(topology, ANONYMOUS, child)).toList();
		return new Source(machine.commandLine(), machine.hosted().map(HostedMachine::folder),
				machine.journal().entries(),
				Map.copyOf(peripherals), inOrder, disks, Optional.empty());
	}

	private static Stream<QomList.Property> children(List<QomList.Property> properties) {
		return properties.stream().filter(property -> property.childType().isPresent());
	}

	/** Of {@code device[7]}: QEMU counts them in the order in which it makes them, but lists them in none. */
	private static int number(QomList.Property child) {
		var digits = child.name().replaceAll("\\D", "");
		return digits.isEmpty() ? 0 : Integer.parseInt(digits);
	}

	private static Peripheral peripheral(PciTopology topology, String parent, QomList.Property child) {
		var address = topology.function(parent + "/" + child.name())
				.map(function -> "0x" + Integer.toHexString(function.slot())
						+ (function.function() == 0 ? "" : "." + function.function()))
				.orElse("");
		return new Peripheral(child.name(), child.childType().orElse(""), address);
	}
}
