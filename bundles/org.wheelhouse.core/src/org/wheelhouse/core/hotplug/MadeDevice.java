package org.wheelhouse.core.hotplug;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.DeviceListProperties;
import org.wheelhouse.qmp.command.PropertyInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a device of a running machine was made, so that it can be made again: by the journal, or by the command line. Immutable.
 *
 * @param id        of the device
 * @param arguments of {@code device_add}
 * @param backend   what was made for it by the workbench, and goes and comes with it; empty where others made it
 * @param journaled whether it was plugged from here
 */
public record MadeDevice(String id, ObjectNode arguments, Optional<PlugJournal.Backend> backend, boolean journaled) {

	/** What tells where a device is, on any bus. */
	static final List<String> PLACE = List.of("bus", "addr", "port", "nr", "channel", "scsi-id", "lun", "nsid",
			"unit", "slot");
	private static final ObjectMapper JSON = new ObjectMapper();

	public MadeDevice {
		arguments = arguments.deepCopy();
	}

	/**
	 * Finds out.
	 *
	 * @return fails with {@link OperationFailed} where nobody here knows, or QEMU would not give back what is behind it
	 */
	public static CompletableFuture<MadeDevice> of(MachineAccess machine, String id) {
		return found(machine, id).thenCompose(made -> new PresentDevice(machine, made).asItIs());
	}

	private static CompletableFuture<MadeDevice> found(MachineAccess machine, String id) {
		var plugged = machine.journal().entries().stream().filter(entry -> entry.deviceId().equals(id)).findFirst();
		if (plugged.isPresent()) {
			return plugged.flatMap(MadeDevice::of).map(CompletableFuture::completedFuture)
					.orElseGet(() -> notKnown(id));
		}
		var options = OptionWords.options(machine.commandLine());
		var started = options.stream().filter(option -> option.name().equals("device")).map(DeviceOption::of)
				.filter(option -> option.id().equals(id)).findFirst();
		return started.map(device -> started(machine, device, options)).orElseGet(() -> notKnown(id));
	}

	/** What the journal says of a device; empty when nobody can read it. */
	static Optional<MadeDevice> of(PlugJournal.Entry entry) {
		try {
			return JSON.readTree(entry.deviceArguments()) instanceof ObjectNode arguments
					? Optional.of(new MadeDevice(entry.deviceId(), arguments, entry.backend(), true))
					: Optional.empty();
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}

	private static CompletableFuture<MadeDevice> notKnown(String id) {
		return CompletableFuture.failedFuture(OperationFailed.refused(
				"How " + id
						+ " was made is not known: neither was it plugged in from here, nor is it on the command line.",
				"Unplug it, and plug in another one."));
	}

	private static CompletableFuture<MadeDevice> started(MachineAccess machine, DeviceOption device,
			List<QemuOption> options) {
		var drives = options.stream().filter(option -> option.name().equals("drive")).map(DeviceOption::of)
				.map(DeviceOption::id).toList();
		var drive = device.backends().stream().filter(drives::contains).findFirst();
		if (drive.isPresent()) {
			return CompletableFuture.failedFuture(OperationFailed.refused(
					"QEMU closes the image of " + device.id() + " together with it, because it was given as -drive id="
							+ drive.get() + ".",
					"Give it as -blockdev at the next start; then it can go and come."));
		}
		if (device.json().isPresent()) {
			return CompletableFuture.completedFuture(
					new MadeDevice(device.id(), device.json().get(), Optional.empty(), false));
		}
		return types(machine, device.type()).thenApply(types -> {
			var arguments = JsonNodeFactory.instance.objectNode().put("driver", device.type()).put("id", device.id());
			device.properties().forEach((name, value) -> {
				if (!name.isEmpty() && !arguments.has(name)) {
					typed(arguments, name, value, types.getOrDefault(name, "str"));
				}
			});
			return new MadeDevice(device.id(), arguments, Optional.empty(), false);
		});
	}

	private static CompletableFuture<Map<String, String>> types(MachineAccess machine, String type) {
		return DeviceListProperties.mayEnd(type)
				? CompletableFuture.completedFuture(Map.of())
				: machine.ask(new DeviceListProperties(type)).thenApply(properties -> properties.stream().collect(
						Collectors.toMap(PropertyInfo::name, PropertyInfo::type, (one, _) -> one)));
	}

	/** Newer versions of QEMU take a text for a text only. */
	private static void typed(ObjectNode arguments, String name, String value, String type) {
		if (type.equals("bool")) {
			arguments.put(name, value.equals("on") || value.equals("yes") || value.equals("true"));
		} else if ((type.startsWith("uint") || type.startsWith("int")) && value.matches("\\d{1,18}")) {
			arguments.put(name, Long.parseLong(value));
		} else {
			arguments.put(name, value);
		}
	}

	/** The same in another place. */
	MadeDevice at(String bus, Map<String, JsonNode> address) {
		var moved = JsonNodeFactory.instance.objectNode();
		moved.set("driver", arguments.path("driver"));
		moved.put("id", id).put("bus", bus);
		moved.setAll(address);
		arguments.properties().stream().filter(member -> !PLACE.contains(member.getKey()))
				.forEach(member -> moved.set(member.getKey(), member.getValue()));
		return new MadeDevice(id, moved, backend, journaled);
	}

	/** Its bus; empty where it was left to QEMU. */
	public String bus() {
		return arguments.path("bus").asText();
	}

	/** Where on the bus, by QEMU's properties for it. */
	public Map<String, String> address() {
		return PLACE.stream().filter(name -> !name.equals("bus") && arguments.has(name))
				.collect(Collectors.toMap(Function.identity(), name -> arguments.path(name).asText()));
	}

	/** The place in words, for example {@code pci.0, addr 0x5}. */
	String place() {
		var address = address().entrySet().stream().map(part -> part.getKey() + " " + part.getValue()).sorted();
		return Stream.concat(Stream.of(bus()), address)
				.filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
	}
}
