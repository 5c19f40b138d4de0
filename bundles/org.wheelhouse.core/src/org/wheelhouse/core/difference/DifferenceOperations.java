package org.wheelhouse.core.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.hotplug.NetworkLink;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.MemoryOperations;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.host.DefinitionText;

/**
 * What a person does about the differences between a running machine and its definition, each as an operation that changes
 * nothing before it is run. For a connected machine that has a definition; anew for each gesture. Any thread; nothing blocks.
 */
public final class DifferenceOperations {

	private final MachineAccess machine;
	private final DefinitionFile file;
	private final DefinitionText definition;

	private DifferenceOperations(MachineAccess machine, DefinitionFile file, DefinitionText definition) {
		this.machine = machine;
		this.file = file;
		this.definition = definition;
	}

	/** Reads the definition; fails with {@link CoreException} when there is none, or it cannot be read. */
	public static CompletableFuture<DifferenceOperations> of(MachineAccess machine) {
		return machine.definition()
				.map(file -> file.read().thenApply(text -> new DifferenceOperations(machine, file, text)))
				.orElseGet(() -> CompletableFuture
						.failedFuture(new CoreException(machine.name() + " has no definition here.")));
	}

	/** What is known of a machine now, as far as its definition could be otherwise. */
	static Running running(MachineAccess machine, DefinitionText definition) {
		var trees = machine.snapshot().trees();
		return new Running(StartedOptions.of(machine.commandLine(), definition.options()), trees.block(),
				machine.journal().entries(),
				trees.pci().map(
						topology -> topology.allFunctions().map(PciFunction::id).collect(Collectors.toSet())),
				machine.linksDown(), machine.snapshot().load().memoryBytes(), Set.of());
	}

	/** Has the definition say what runs, for all of these or none: by one change of the file. */
	public Operation<?> takeOver(List<Difference> differences) {
		return new TakeOver(machine, file, differences);
	}

	/**
	 * Has the machine run what the definition says: by {@link Difference#drop()} or {@link Difference#apply()}, which one of
	 * them is possible.
	 *
	 * @return fails with {@link CoreException} when that cannot be, or with
	 *         {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public CompletableFuture<Operation<?>> asDefined(Difference difference) {
		try {
			return switch (difference.kind()) {
				case PLUGGED -> CompletableFuture.completedFuture(new UnplugDevice(machine, difference.subject()));
				case MISSING -> PlugDefined.of(machine,
						DefinedPlug.of(definition.options(), difference.subject(), running(machine, definition)));
				case MEDIUM -> medium(device(difference));
				case THROTTLE -> throttle(device(difference));
				case LINK -> NetworkLink.of(machine, difference.subject(), true);
				case BALLOON -> balloon();
				case MEMORY -> CompletableFuture.completedFuture(memory());
				case IMAGE, NETWORK, OPTION -> throw new CoreException(
						difference.title() + " cannot be had as defined before the next start.");
			};
		} catch (CoreException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	/** As {@link #asDefined(Difference)}, for all of these or none, as far as QEMU does it: a guest may keep a device all the same. */
	public CompletableFuture<Operation<?>> asDefined(List<Difference> differences) {
		var operations = CompletableFuture.completedFuture(new ArrayList<Operation<?>>());
		for (var difference : differences) {
			operations = operations.thenCombine(asDefined(difference), (all, one) -> {
				all.add(one);
				return all;
			});
		}
		return operations.thenApply(all -> new OneAfterAnother("Drop "
				+ differences.stream().map(Difference::title).collect(Collectors.joining(", ")) + " of "
				+ machine.name(), all));
	}

	private Device device(Difference difference) throws CoreException {
		return machine.snapshot().trees().block().stream().flatMap(graph -> graph.devices().stream())
				.filter(device -> device.id().equals(difference.subject())).findFirst().orElseThrow(
						() -> new CoreException(machine.name() + " has no drive " + difference.subject() + " now."));
	}

	private DefinedDrives drives() {
		return new DefinedDrives(definition.options(), file.folder(), machine.snapshot().trees().block());
	}

	private CompletableFuture<Operation<?>> medium(Device drive) {
		var image = drives().image(drive);
		var medium = image.flatMap(named -> named.file(file.folder()));
		return BlockOperations.of(machine).thenApply(disks -> medium.isPresent()
				? disks.changeMedium(drive, medium.get().toString(), image.flatMap(DifferenceOperations::format), false)
				: disks.eject(drive, false));
	}

	/** A {@code -blockdev} of a file alone names none. */
	private static Optional<String> format(DefinedImage image) {
		return image.format().map(format -> format.equals("file") ? "raw" : format);
	}

	private CompletableFuture<Operation<?>> throttle(Device disk) {
		var limits = Differences.limits(drives(), definition.options(), disk);
		return BlockOperations.of(machine).thenApply(disks -> disks.throttle(disk, limits));
	}

	private CompletableFuture<Operation<?>> balloon() {
		return MemoryOperations.of(machine).thenCompose(one -> one.memoryBytes()
				.thenApply(all -> one.balloon(all, machine.snapshot().load().memoryBytes())));
	}

	private Operation<?> memory() throws CoreException {
		var running = running(machine, definition);
		var plugged = PluggedMemory.beside(definition, running.plugged());
		var defined = DefinedMemory.of(definition.options()).map(DefinedMemory::bytes).orElse(0L);
		var started = DefinedMemory.of(running.started()).map(DefinedMemory::bytes).orElse(0L);
		long more = defined - started - plugged.bytes();
		if (more > 0 && started > 0) {
			return PlugDefined.memory(machine, more);
		}
		if (defined == started && !plugged.modules().isEmpty()) {
			return new OneAfterAnother("Unplug memory from " + machine.name(), plugged.modules().stream()
					.<Operation<?>>map(module -> new UnplugDevice(machine, module)).toList());
		}
		throw new CoreException("The memory of " + machine.name() + " cannot be had as defined before the next start.");
	}
}
