package org.wheelhouse.core.internal.cpu;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.machine.ObjectTypes;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.Processors;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.VirtualCpu;
import org.wheelhouse.host.ThreadPlace;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.qmp.command.QueryCpusFast;
import org.wheelhouse.qmp.session.CommandSender;

/** The virtual CPUs. */
public final class CpuPoller implements Poller {

	/** Virtual CPUs and the places for them. */
	public static final Facet FACET = new Facet(Topic.CPU, Set.of("DEVICE_DELETED", "ACPI_DEVICE_OST"),
			context -> new CpuPoller(context.machine(), context.types(), context.overheard()::cpusTakenOut),
			() -> TreeSync.of(MachineTrees.CPU, Literals.MACHINE__CPU, new CpuSync()::apply));

	private final CommandSender machine;
	private final ObjectTypes types;
	private final Supplier<OptionalInt> takenOut;

	/** @param takenOut how many CPUs have left its process; empty when that is not known */
	public CpuPoller(CommandSender machine, ObjectTypes types, Supplier<OptionalInt> takenOut) {
		this.machine = machine;
		this.types = types;
		this.takenOut = takenOut;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		// All CPUs of a machine are of one type, but for machines of which QEMU tells only the first.
		return machine.send(new QueryCpusFast()).thenCompose(cpus -> cpus.isEmpty()
				? none()
				: type(cpus.getFirst().qomPath()).thenCombine(CpuSlotReader.read(machine),
						(type, slots) -> change(cpus.stream().map(cpu -> cpu(cpu, type)).toList(), slots)));
	}

	private CompletableFuture<String> type(String path) {
		return path.isEmpty() ? CompletableFuture.completedFuture("") : types.of(path);
	}

	private static CompletableFuture<UnaryOperator<MachineSnapshot>> none() {
		return CompletableFuture.completedFuture(snapshot -> snapshot.with(snapshot.facts().withCpuCount(0))
				.with(snapshot.trees().with(MachineTrees.CPU, Optional.of(new Processors(List.of())))));
	}

	private UnaryOperator<MachineSnapshot> change(List<VirtualCpu> cpus, CpuSlotReader.Slots slots) {
		return snapshot -> snapshot.with(snapshot.facts().withCpuCount(cpus.size()))
				.with(snapshot.trees()
						.with(MachineTrees.CPU, Optional.of(slots.with(cpus, snapshot.facts(), takenOut.get())))
						.withThreadLoads(loads(snapshot)).withThreadPlaces(places(snapshot)));
	}

	/** As they were measured last: QEMU tells none. */
	private static Map<Long, Double> loads(MachineSnapshot snapshot) {
		return snapshot.trees().cpus().stream().flatMap(List::stream)
				.collect(Collectors.toMap(VirtualCpu::threadId, VirtualCpu::percent, (one, _) -> one));
	}

	private static Map<Long, ThreadPlace> places(MachineSnapshot snapshot) {
		return snapshot.trees().cpus().stream().flatMap(List::stream).collect(Collectors.toMap(VirtualCpu::threadId,
				cpu -> new ThreadPlace(cpu.hostCpu(), cpu.allowed()), (one, _) -> one));
	}

	private static VirtualCpu cpu(QueryCpusFast.Cpu cpu, String type) {
		var place = cpu.place();
		return new VirtualCpu(cpu.index(), cpu.qomPath(), cpu.threadId(), cpu.target(), type, number(place.socket()),
				number(place.die()), number(place.core()), number(place.thread()), number(place.node()), -1);
	}

	private static int number(OptionalLong place) {
		return (int) place.orElse(-1);
	}
}
