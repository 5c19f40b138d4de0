package org.wheelhouse.core.cpu;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CpuHotplug;
import org.wheelhouse.core.hotplug.DefinedDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus;
import org.wheelhouse.qmp.command.QueryHotpluggableCpus.Slot;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Plugs a CPU into a free place. Whether QEMU would survive it is asked anew when it is run: where it would not, or that is not
 * known, nothing is sent. The guest sees the CPU at once; whether it starts it is for the guest to say.
 */
public final class PlugCpu implements Operation<String> {

	private final MachineAccess machine;
	private final Slot slot;
	private final String id;
	private final DeviceAdd device;

	private PlugCpu(MachineAccess machine, Slot slot, String id) {
		this.machine = machine;
		this.slot = slot;
		this.id = id;
		ObjectNode properties = JsonNodeFactory.instance.objectNode().put("id", id);
		slot.props().properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
		device = new DeviceAdd(slot.type(), properties);
	}

	/** Into the lowest free place. */
	public static CompletableFuture<PlugCpu> lowest(MachineAccess machine) {
		return of(machine, slot -> true, "It has no free place for a processor.");
	}

	/**
	 * Into one place.
	 *
	 * @param place its name, as {@link org.wheelhouse.core.state.CpuSlot#name()}
	 */
	public static CompletableFuture<PlugCpu> into(MachineAccess machine, String place) {
		return of(machine, slot -> slot.place().equals(place), "The place " + place + " is taken, or not there.");
	}

	/** Asks which places are free; fails with {@link OperationFailed} or {@link org.wheelhouse.qmp.session.QmpException}. */
	private static CompletableFuture<PlugCpu> of(MachineAccess machine, Predicate<Slot> wanted,
			String none) {
		return machine.send(new QueryHotpluggableCpus()).thenCombine(ids(machine), (slots, ids) -> {
			var order = slots.reversed();
			return order.stream().filter(Slot::isFree).filter(wanted).findFirst()
					.map(slot -> new PlugCpu(machine, slot, freeId(ids, order.indexOf(slot))));
		}).thenCompose(found -> found.map(CompletableFuture::completedFuture)
				.orElseGet(() -> CompletableFuture.failedFuture(OperationFailed.refused(
						"No processor can be plugged into " + machine.name(), none
								+ " Give the definition more by -smp …,maxcpus=…; they are there at the next start."))));
	}

	/** Those of all devices: QEMU has one name for each. */
	private static CompletableFuture<Set<String>> ids(MachineAccess machine) {
		return machine.send(new QomList("/machine/peripheral"))
				.thenApply(devices -> devices.stream().map(QomList.Property::name).collect(Collectors.toSet()));
	}

	private static String freeId(Set<String> taken, int number) {
		return IntStream.iterate(number, next -> next + 1).mapToObj(next -> "cpu" + next)
				.filter(name -> !taken.contains(name)).findFirst().orElseThrow();
	}

	/**
	 * A CPU that is there, plugged into its place again after it has left; with the id that it has, or a free one.
	 *
	 * @param cpu its id; the QOM path of one without
	 * @return empty when QEMU lists no such CPU; fails as {@link #lowest}
	 */
	static CompletableFuture<Optional<PlugCpu>> again(MachineAccess machine, String cpu) {
		var path = cpu.startsWith("/") ? cpu : "/machine/peripheral/" + cpu;
		return machine.ask(new QueryHotpluggableCpus()).thenCombine(ids(machine), (slots, ids) -> {
			var order = slots.reversed();
			return order.stream().filter(slot -> slot.qomPath().equals(path)).findFirst().map(slot -> new PlugCpu(
					machine, slot, cpu.startsWith("/") ? freeId(ids, order.indexOf(slot)) : cpu));
		});
	}

	/** The id that it will have. */
	public String id() {
		return id;
	}

	/** Where it goes: as {@link org.wheelhouse.core.state.CpuSlot#name()}. */
	public String place() {
		return slot.place();
	}

	/** The same, which also writes the processor into the definition when QEMU has taken it: where the machine has one. */
	public Operation<String> alsoAtNextStart() {
		return new DefinedDevice(id).alsoAtNextStart(machine, this, entry(),
				() -> new UnplugCpu(machine, id).forGood());
	}

	private PlugJournal.Entry entry() {
		return new PlugJournal.Entry(id, device.arguments().toString(), Optional.empty(), Instant.now());
	}

	@Override
	public String label() {
		return "Plug " + id + " into " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, device, "plug the processor into " + slot.place()));
	}

	/** @return its id; fails with {@link OperationFailed} before anything is sent where QEMU may not survive it */
	@Override
	public CompletableFuture<String> run() {
		return CpuHotplug.of(machine).thenCompose(cpus -> cpus.plugRefusal()
				.<CompletableFuture<String>>map(why -> CompletableFuture
						.failedFuture(OperationFailed.refused(why, "It can have more processors at its next start.")))
				.orElseGet(this::plug))
				.whenComplete((_, _) -> machine.invalidate(Topic.CPU));
	}

	private CompletableFuture<String> plug() {
		return Commands.send(machine, device, "The processor could not be plugged in").thenApply(_ -> {
			machine.journal().add(entry());
			return id;
		});
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.PLUG, "Plug", id, slot.type(), slot.place()));
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return CpuHotplug.of(machine).thenApply(CpuHotplug::plugRefusal).exceptionally(_ -> Optional.empty());
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new UnplugCpu(machine, id));
	}
}
