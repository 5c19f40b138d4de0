package org.wheelhouse.core.difference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.KeptOperation;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Kind;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.host.DefinitionText;

/** A medium that a machine is to have at its next start, too. Pure. */
public final class NextMedium {

	private NextMedium() {
		// holds no state
	}

	/**
	 * An operation, and when it is done the definition says that the drive has this medium: where the machine has one.
	 *
	 * @param file   full path; empty for none
	 * @param format of the file
	 */
	public static <R> Operation<R> defining(MachineAccess machine, Operation<R> operation, Device drive,
			Optional<Path> file, String format) {
		return machine.definition()
				.map(definition -> KeptOperation.in(definition, operation,
						now -> in(now, definition.folder(), DifferenceOperations.running(machine, now),
								having(drive, file, format))))
				.orElse(operation);
	}

	private static Device having(Device drive, Optional<Path> file, String format) {
		var chain = file.map(path -> new Node("", format, path.toString(), false, false, -1, -1, "", false)).stream()
				.toList();
		return new Device(drive.key(), drive.device(), drive.qdev(), drive.id(), drive.type(), drive.removable(),
				drive.locked(), drive.hasTray(), drive.trayOpen(), drive.ioStatus(), drive.readOnly(), drive.limits(),
				chain, drive.counters());
	}

	/**
	 * A definition in which a drive is so.
	 *
	 * @throws CoreException when it cannot say so
	 */
	static DefinitionText in(DefinitionText now, Path folder, Running running, Device drive) throws CoreException {
		var graph = running.block().orElseGet(() -> new BlockGraph(List.of(drive), List.of(), List.of()));
		var changed = new Running(running.started(), Optional.of(graph.withDevices(graph.devices().stream()
				.map(device -> device.key().equals(drive.key()) ? drive : device).toList())), running.plugged(),
				running.devices(), running.linksDown(), running.memory(), running.missing());
		return new TakenOver(folder, changed).apply(now, new Difference(Kind.MEDIUM, drive.id(), drive.id(), "",
				Optional.empty(), "", "", Way.NONE, Way.NONE, Way.NONE));
	}
}
