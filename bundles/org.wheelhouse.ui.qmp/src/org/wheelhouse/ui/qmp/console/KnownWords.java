package org.wheelhouse.ui.qmp.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.command.QomListTypes;

/**
 * What there is in one machine, for completion: ids of devices, nodes, buses, QOM paths, and what devices could be made of. The
 * last is asked for when it is first wanted and known a moment later. UI thread.
 */
final class KnownWords {

	private final MachineAccess machine;
	private final DeviceProperties properties;
	private List<String> types = List.of();

	/** @param told runs on that thread when more of it is known */
	KnownWords(MachineAccess machine, Executor modelThread, Runnable told) {
		this.machine = machine;
		properties = new DeviceProperties(machine);
		machine.send(new QomListTypes(Optional.of("device"), false)).thenAcceptAsync(
				listed -> {
					types = listed.stream().map(QomListTypes.Type::name).sorted().toList();
					told.run();
				}, modelThread);
	}

	/** What an argument of that name may be now. */
	List<String> of(String argument) {
		return switch (argument) {
			case "driver" -> types;
			case "id" -> Stream.concat(devices(), drives().map(BlockGraph.Device::id)).filter(KnownWords::isNamed)
					.distinct().toList();
			case "device" -> Stream.concat(drives().map(BlockGraph.Device::device), nodes()).filter(KnownWords::isNamed)
					.distinct().toList();
			case "node-name", "target", "base-node", "top-node", "node", "file", "backing" -> nodes()
					.filter(KnownWords::isNamed).distinct().toList();
			case "bus" -> buses().map(PciBus::name).toList();
			case "path", "qom-path" -> paths();
			default -> List.of();
		};
	}

	/** The properties of a type of device; empty until they were told. */
	List<PropertyInfo> properties(String type) {
		return properties.now(type);
	}

	private static boolean isNamed(String name) {
		return !name.isEmpty();
	}

	private Stream<PciBus> buses() {
		return machine.snapshot().trees().pci().stream().flatMap(pci -> pci.allBuses());
	}

	private Stream<String> devices() {
		return machine.snapshot().trees().pci().stream().flatMap(pci -> pci.allFunctions()).map(PciFunction::id);
	}

	private Stream<BlockGraph.Device> drives() {
		return machine.snapshot().trees().block().stream().flatMap(block -> block.devices().stream());
	}

	private Stream<String> nodes() {
		return machine.snapshot().trees().block().stream().flatMap(block -> Stream
				.concat(block.devices().stream().flatMap(device -> device.chain().stream()),
						block.looseNodes().stream()))
				.map(BlockGraph.Node::nodeName);
	}

	private List<String> paths() {
		var paths = new ArrayList<>(List.of("/machine", "/machine/peripheral", "/machine/peripheral-anon",
				"/machine/unattached", "/objects", "/chardevs", "/backend"));
		machine.snapshot().trees().pci().stream().flatMap(pci -> pci.allFunctions()).map(PciFunction::key)
				.forEach(paths::add);
		return paths;
	}
}
