package org.wheelhouse.core.hotplug;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.operation.Step;
import org.wheelhouse.core.operation.Steps;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plugs a device in as it was before it was taken out, by what was written down about it. */
final class ReplugDevice implements Operation<PluggedDevice> {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final MachineAccess machine;
	private final PlugJournal.Entry entry;
	private final ObjectNode device;
	private final Steps steps;

	ReplugDevice(MachineAccess machine, PlugJournal.Entry entry) {
		this.machine = machine;
		this.entry = entry;
		device = object(entry.deviceArguments());
		var all = new ArrayList<Step>();
		entry.backend().ifPresent(backend -> OwnBackend.recorded(backend)
				.ifPresent(
						own -> all.add(send(backend.command(), backend.arguments(), own.removal(), "its back end"))));
		all.add(send("device_add", entry.deviceArguments(), new DeviceDel(entry.deviceId()), "the device"));
		steps = new Steps(all);
	}

	private Step send(String command, String arguments, QmpCommand<?> inverse, String what) {
		return new Step.Send(machine, new RawCommand(command, object(arguments)), "add " + what + " again",
				entry.deviceId() + " could not be plugged in again", inverse, what);
	}

	private static ObjectNode object(String json) {
		try {
			return (ObjectNode) JSON.readTree(json);
		} catch (JsonProcessingException | ClassCastException e) {
			throw new IllegalArgumentException("The journal has no JSON object: " + json, e);
		}
	}

	@Override
	public String label() {
		return "Plug " + entry.deviceId() + " into " + machine.name() + " again";
	}

	@Override
	public List<PlannedCommand> plan() {
		return steps.plan();
	}

	@Override
	public CompletableFuture<PluggedDevice> run() {
		return steps.run().thenApply(_ -> {
			machine.journal().add(
					new PlugJournal.Entry(entry.deviceId(), entry.deviceArguments(), entry.backend(), Instant.now()));
			var slot = Integer.decode(device.path("addr").asText("0"));
			return new PluggedDevice(entry.deviceId(), device.path("bus").asText(), slot);
		}).whenComplete((_, _) -> machine.invalidate(Topic.PCI, Topic.BLOCK));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new UnplugDevice(machine, entry.deviceId()));
	}
}
