package org.wheelhouse.core.difference;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
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
import org.wheelhouse.qmp.command.DeviceListProperties;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.NetdevDel;
import org.wheelhouse.qmp.command.ObjectAdd;
import org.wheelhouse.qmp.command.ObjectDel;
import org.wheelhouse.qmp.command.PropertyInfo;
import org.wheelhouse.qmp.command.QmpCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Plugs in what the definition has: the back end first, then the device; all or none. The machine's journal has it then. */
final class PlugDefined implements Operation<Done> {

	private static final String NUMBERS = "u?int\\d+|size";
	private static final String MEMORY_BACKEND = "memory-backend-ram";

	private final MachineAccess machine;
	private final DeviceAdd device;
	private final Optional<QmpCommand<?>> backend;
	private final Steps steps;
	private final String label;

	private PlugDefined(MachineAccess machine, String label, DeviceAdd device,
			Optional<Step.Send> backend) {
		this.machine = machine;
		this.label = label;
		this.device = device;
		this.backend = backend.map(Step.Send::command);
		var plug = new Step.Send(machine, device, "plug the device in", "The device could not be plugged in",
				new DeviceDel(id()), "the device");
		steps = new Steps(backend.<List<Step>>map(before -> List.of(before, plug)).orElse(List.of(plug)));
	}

	/** Asks of which kind the device's properties are; fails with {@link org.wheelhouse.qmp.session.QmpException}. */
	static CompletableFuture<Operation<?>> of(MachineAccess machine, DefinedPlug plug) {
		var type = plug.device().type();
		var types = plug.device().json().isPresent() || DeviceListProperties.mayEnd(type)
				? CompletableFuture.completedFuture(List.<PropertyInfo>of())
				: machine.ask(new DeviceListProperties(type));
		return types.thenApply(properties -> new PlugDefined(machine,
				"Plug " + plug.device().id() + " (" + type + ") into " + machine.name(),
				new DeviceAdd(type, arguments(plug.device(), properties)),
				plug.network().map(network -> new Step.Send(machine, network, "make the network",
						"The network could not be made", new NetdevDel(network.id()), "the network"))));
	}

	/** More memory, as a module. */
	static Operation<?> memory(MachineAccess machine, long bytes) {
		var journal = machine.journal().entries().stream().map(PlugJournal.Entry::deviceId)
				.collect(Collectors.toSet());
		int number = 0;
		while (journal.contains("dimm" + number)) {
			number++;
		}
		var id = "dimm" + number;
		var memory = "wh-" + id;
		var module = JsonNodeFactory.instance.objectNode().put("id", id).put("memdev", memory);
		return new PlugDefined(machine, "Plug memory into " + machine.name(), new DeviceAdd(PluggedMemory.DIMM, module),
				Optional.of(new Step.Send(machine,
						new ObjectAdd(MEMORY_BACKEND, memory, JsonNodeFactory.instance.objectNode().put("size", bytes)),
						"take the memory from the host", "The memory could not be had", new ObjectDel(memory),
						"the memory")));
	}

	private static ObjectNode arguments(DeviceOption device, List<PropertyInfo> properties) {
		var arguments = JsonNodeFactory.instance.objectNode();
		if (device.json().isPresent()) {
			arguments.setAll(device.json().get());
			return arguments.without("driver");
		}
		Map<String, String> types = properties.stream()
				.collect(Collectors.toMap(PropertyInfo::name, PropertyInfo::type, (first, _) -> first));
		device.text().parts().stream().filter(part -> !part.key().isEmpty() && !part.key().equals("driver"))
				.forEach(part -> put(arguments, part.key(), part.value(), types.getOrDefault(part.key(), "str")));
		return arguments;
	}

	private static void put(ObjectNode arguments, String key, String value, String type) {
		if (type.equals("bool") && value.matches("on|off|yes|no|true|false")) {
			arguments.put(key, value.matches("on|yes|true"));
		} else if (type.matches(NUMBERS) && !key.equals("addr") && value.matches("\\d{1,18}")) {
			arguments.put(key, Long.parseLong(value));
		} else {
			arguments.put(key, value);
		}
	}

	private String id() {
		return device.properties().path("id").asText();
	}

	@Override
	public String label() {
		return label;
	}

	@Override
	public List<PlannedCommand> plan() {
		return steps.plan();
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before(device.name(), device.arguments());
	}

	@Override
	public CompletableFuture<Done> run() {
		var entry = new PlugJournal.Entry(id(), device.arguments().toString(),
				backend.map(command -> new PlugJournal.Backend(command.name(), command.arguments().toString())),
				Instant.now());
		return Journaled.plug(machine, entry, steps::run).thenApply(_ -> new Done())
				.whenComplete((_, _) -> machine.invalidate(Topic.PCI, Topic.BLOCK, Topic.BALLOON));
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.PLUG, "Plug", id(), device.driver(), ""));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new UnplugDevice(machine, id()));
	}
}
