package org.wheelhouse.core.hotplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.block.WrittenImage;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.DeviceAct;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.core.operation.Steps;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.GestureKind;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plugs a device in again that was taken out, as it was, with what the workbench had made for it. All or nothing. */
public final class ReplugDevice implements Operation<PluggedDevice> {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final MachineAccess machine;
	private final MadeDevice made;
	private final Steps steps;
	/** Whether it is not known with what arguments that was made which is behind it. */
	private boolean unreadable;

	/** @param made how it was */
	public ReplugDevice(MachineAccess machine, MadeDevice made) {
		this(machine, made, true);
	}

	/** @param withBackend whether what is behind it has gone too */
	ReplugDevice(MachineAccess machine, MadeDevice made, boolean withBackend) {
		this.machine = machine;
		this.made = made;
		var all = new ArrayList<Step>();
		if (withBackend) {
			all.addAll(backend());
		}
		all.add(new Step.Send(machine, new RawCommand("device_add", made.arguments()), "plug the device in again",
				"The device could not be plugged in again", new DeviceDel(made.id()), "the device"));
		steps = new Steps(all);
	}

	private List<Step> backend() {
		var backend = made.backend();
		var arguments = backend.flatMap(ReplugDevice::arguments);
		if (backend.isPresent() && arguments.isEmpty()) {
			unreadable = true;
			return List.of();
		}
		var own = OwnBackend.recorded(entry());
		if (backend.isEmpty() || own.isEmpty()) {
			return image().<List<Step>>map(List::of).orElse(List.of());
		}
		var make = new RawCommand(backend.get().command(), arguments.get());
		var steps = new ArrayList<Step>();
		if (make.name().equals("blockdev-add")) {
			WrittenImage.of(machine, make.arguments()).ifPresent(steps::add);
		}
		steps.add(new Step.Send(machine, make, "make what is behind it again",
				"What is behind the device could not be made again", own.get().removal(), "what is behind it"));
		return steps;
	}

	/** Others have made what is behind it, and QEMU has it open still. */
	private Optional<WrittenImage> image() {
		return Optional.of(made.arguments().path("drive").asText()).filter(node -> !node.isEmpty())
				.map(node -> WrittenImage.ofNode(machine, node));
	}

	/** Empty where that is no JSON: without its own arguments it would be made as something else. */
	private static Optional<ObjectNode> arguments(PlugJournal.Backend backend) {
		try {
			return Optional.of(JSON.readTree(backend.arguments())).filter(ObjectNode.class::isInstance)
					.map(ObjectNode.class::cast);
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}

	private PlugJournal.Entry entry() {
		return new PlugJournal.Entry(made.id(), made.arguments().toString(), made.backend(), Instant.now());
	}

	@Override
	public String label() {
		return "Plug " + made.id() + " back into " + (made.place().isEmpty() ? "" : made.place() + " of ")
				+ machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return steps.plan();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before("device_add", made.arguments());
	}

	@Override
	public CompletableFuture<PluggedDevice> run() {
		if (unreadable) {
			return CompletableFuture.failedFuture(OperationFailed.refused(
					made.id() + " cannot be plugged in again: what was written down of what is behind it is no JSON",
					"Plug it in anew."));
		}
		return (made.journaled() ? Journaled.plug(machine, entry(), steps::run) : steps.run())
				.thenApply(_ -> new PluggedDevice(made.id(), made.place()))
				.whenComplete((_, _) -> machine.invalidate(Topic.PCI, Topic.BLOCK));
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.PLUG, "Plug", made.id(),
				made.arguments().path("driver").asText(), made.place()));
	}

	@Override
	public CompletableFuture<Optional<String>> refusal() {
		return HotplugDevice.askTakenIds(machine).thenApply(taken -> taken.contains(made.id())
				? Optional.of("The machine has a device with the id " + made.id())
				: Optional.<String>empty()).exceptionally(_ -> Optional.empty());
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new UnplugDevice(machine, made.id()));
	}
}
