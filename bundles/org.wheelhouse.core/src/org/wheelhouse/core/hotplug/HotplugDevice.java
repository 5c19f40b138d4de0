package org.wheelhouse.core.hotplug;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.OptionWords;
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
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.QomList;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Plugs a device into a running machine: first what it has on the host's side, then the device. When QEMU refuses the
 * device everything is taken back, a created file included. What was plugged is written into the machine's journal.
 */
public final class HotplugDevice implements Operation<PluggedDevice> {

	/** Addresses that are no numbers. */
	private static final Set<String> TEXTS = Set.of("addr", "port");

	private final MachineAccess machine;
	private final PlugRequest intent;
	private final Backends backend;
	private final DeviceAdd device;
	private final Steps steps;

	/**
	 * @param machine to be plugged into
	 * @param intent  what and where
	 */
	public HotplugDevice(MachineAccess machine, PlugRequest intent) {
		this.machine = machine;
		this.intent = intent;
		backend = Backends.of(machine, intent.id(), intent.backend());
		device = new DeviceAdd(intent.type(), properties());
		var all = new ArrayList<>(backend.steps());
		all.add(new Step.Send(machine, device, "plug the device in", "The device could not be plugged in",
				new DeviceDel(intent.id()), "the device"));
		steps = new Steps(all);
	}

	/** The same, which also writes the device into the definition when QEMU has taken it: where the machine has one. */
	public Operation<PluggedDevice> alsoAtNextStart() {
		return alsoAtNextStart(this);
	}

	/** The same for an operation that has this one in it, and is done when more than that is. */
	public Operation<PluggedDevice> alsoAtNextStart(Operation<PluggedDevice> whole) {
		return new DefinedDevice(intent.id()).alsoAtNextStart(machine, whole, entry(),
				() -> new UnplugDevice(machine, intent.id()).forGood());
	}

	private PlugJournal.Entry entry() {
		return new PlugJournal.Entry(intent.id(), device.arguments().toString(), backend.entry(), Instant.now());
	}

	/**
	 * An id that no device of a machine has, as far as is known here.
	 *
	 * @param prefix starts with a letter
	 */
	public static String freeId(MachineAccess machine, String prefix) {
		var taken = takenIds(machine);
		int number = 0;
		while (taken.contains(prefix + number)) {
			number++;
		}
		return prefix + number;
	}

	/** The ids of all devices of a machine that are known here, of those too that are leaving: QEMU refuses a second one. */
	public static Set<String> takenIds(MachineAccess machine) {
		var snapshot = machine.snapshot();
		var taken = new HashSet<String>(snapshot.leaving().keySet());
		machine.journal().entries().forEach(entry -> taken.add(entry.deviceId()));
		snapshot.trees().pci()
				.ifPresent(topology -> topology.allFunctions().forEach(function -> taken.add(function.id())));
		snapshot.trees().block().ifPresent(block -> block.devices().forEach(device -> taken.add(device.id())));
		OptionWords.options(machine.commandLine()).stream().filter(option -> option.name().equals("device"))
				.forEach(option -> taken.add(DeviceOption.of(option).id()));
		taken.remove("");
		return taken;
	}

	/** The ids of all devices that have one, as QEMU says; fails when it does not answer. On the thread of the wires. */
	public static CompletableFuture<Set<String>> askTakenIds(MachineAccess machine) {
		return machine.ask(new QomList("/machine/peripheral"))
				.thenApply(children -> children.stream().filter(child -> child.childType().isPresent())
						.map(QomList.Property::name).collect(Collectors.toSet()));
	}

	private ObjectNode properties() {
		var properties = JsonNodeFactory.instance.objectNode().put("id", intent.id());
		if (!intent.bus().isEmpty()) {
			properties.put("bus", intent.bus());
		}
		intent.address().forEach((name, value) -> put(properties, name,
				TEXTS.contains(name) ? value : Integer.valueOf(value)));
		backend.properties().forEach(property -> properties.put(property, backend.name()));
		if (backend.properties().contains("netdev") && !intent.properties().containsKey("mac")) {
			// QEMU numbers its cards from one address on: the same in each machine, and others at a migration's destination.
			properties.put("mac", randomAddress());
		}
		intent.properties().forEach((name, value) -> put(properties, name, value));
		return properties;
	}

	static void put(ObjectNode properties, String name, Object value) {
		switch (value) {
			case Boolean flag -> properties.put(name, flag);
			case Integer number -> properties.put(name, number);
			case Long number -> properties.put(name, number);
			default -> properties.put(name, value.toString());
		}
	}

	private static String randomAddress() {
		var random = new SecureRandom();
		return String.format("52:54:00:%02x:%02x:%02x", random.nextInt(256), random.nextInt(256), random.nextInt(256));
	}

	@Override
	public String label() {
		return "Plug " + intent.id() + " (" + intent.type() + ") into "
				+ (intent.place().isEmpty() ? "" : intent.place() + " of ") + machine.name();
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
	public CompletableFuture<PluggedDevice> run() {
		return Journaled.plug(machine, entry(), steps::run)
				.thenApply(_ -> new PluggedDevice(intent.id(), intent.place()))
				.whenComplete((_, _) -> machine.invalidate(Topic.PCI, Topic.BLOCK));
	}

	@Override
	public Optional<DeviceAct> deviceAct() {
		return Optional.of(DeviceAct.of(machine, GestureKind.PLUG, "Plug", intent.id(), intent.type(), intent.place()));
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return Optional.of(new UnplugDevice(machine, intent.id()));
	}
}
