package org.wheelhouse.core.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.hotplug.DefinedDevice;
import org.wheelhouse.core.hotplug.Journaled;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.core.operation.Steps;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.ObjectAdd;
import org.wheelhouse.qmp.command.ObjectDel;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Plugs a DIMM in: first the memory on the host's side, then the DIMM. When QEMU refuses the DIMM the memory is given back. */
public final class PlugDimm implements Operation<String> {

	/** QEMU takes no other sizes. */
	public static final long GRANULE = 2 << 20;
	/** Linux makes nothing of less. */
	public static final long USEFUL = 128 << 20;

	private static final String BACKEND = "wh-";

	private final MachineAccess machine;
	private final String id;
	private final long bytes;
	private final ObjectAdd memory;
	private final DeviceAdd dimm;
	private final Steps steps;

	private PlugDimm(MachineAccess machine, String id, long bytes, OptionalInt slot) {
		this.machine = machine;
		this.id = id;
		this.bytes = bytes;
		memory = new ObjectAdd("memory-backend-ram", BACKEND + id,
				JsonNodeFactory.instance.objectNode().put("size", bytes));
		var properties = JsonNodeFactory.instance.objectNode().put("id", id).put("memdev", memory.id());
		slot.ifPresent(number -> properties.put("slot", number));
		dimm = new DeviceAdd("pc-dimm", properties);
		steps = new Steps(List.of(
				new Step.Send(machine, memory, "take the memory from the host", "The memory could not be had",
						new ObjectDel(memory.id()), "the memory"),
				new Step.Send(machine, dimm, "plug the DIMM in", "The DIMM could not be plugged in", new DeviceDel(id),
						"the DIMM")));
	}

	/**
	 * Asks for an id that is free; fails with {@link org.wheelhouse.qmp.session.QmpException}.
	 *
	 * @param bytes a multiple of {@link #GRANULE}
	 * @param slot  empty for the lowest free one
	 */
	public static CompletableFuture<PlugDimm> of(MachineAccess machine, long bytes, OptionalInt slot) {
		return freeId(machine).thenApply(id -> new PlugDimm(machine, id, bytes, slot));
	}

	/** An id that neither a device nor, as the workbench calls it, a back end has. */
	public static CompletableFuture<String> freeId(MachineAccess machine) {
		return names(machine, "/machine/peripheral").thenCombine(names(machine, "/objects"),
				(devices, objects) -> Stream.concat(devices.stream(), objects.stream()).collect(Collectors.toSet()))
				.thenApply(taken -> IntStream.iterate(0, next -> next + 1).mapToObj(next -> "dimm" + next)
						.filter(name -> !taken.contains(name) && !taken.contains(BACKEND + name)).findFirst()
						.orElseThrow());
	}

	/** One with an id that was asked for before. */
	public static PlugDimm of(MachineAccess machine, String id, long bytes, OptionalInt slot) {
		return new PlugDimm(machine, id, bytes, slot);
	}

	private static CompletableFuture<Set<String>> names(CommandSender machine, String path) {
		return machine.send(new QomList(path))
				.thenApply(all -> all.stream().map(QomList.Property::name).collect(Collectors.toSet()));
	}

	/** The id that it will have. */
	public String id() {
		return id;
	}

	/** The same, which also writes DIMM and memory into the definition when QEMU has taken them: where the machine has one. */
	public Operation<String> alsoAtNextStart() {
		return new DefinedDevice(id).alsoAtNextStart(machine, this, entry(),
				() -> new UnplugDevice(machine, id).forGood());
	}

	private PlugJournal.Entry entry() {
		return new PlugJournal.Entry(id, dimm.arguments().toString(),
				Optional.of(new PlugJournal.Backend(memory.name(), memory.arguments().toString())), Instant.now());
	}

	@Override
	public String label() {
		return "Plug " + id + " (" + ByteText.text(bytes) + ") into " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return steps.plan();
	}

	/** @return its id; fails with {@link org.wheelhouse.core.failure.OperationFailed} */
	@Override
	public CompletableFuture<String> run() {
		return Journaled.plug(machine, entry(), steps::run).thenApply(_ -> id)
				.whenComplete((_, _) -> machine.invalidate(Topic.MEMORY, Topic.BALLOON));
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.PLUG, "Plug", id, dimm.driver(), ""));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new UnplugDevice(machine, id));
	}
}
