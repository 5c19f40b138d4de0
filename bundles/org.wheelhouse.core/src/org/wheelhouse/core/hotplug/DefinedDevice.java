package org.wheelhouse.core.hotplug;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.KeptOperation;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A device with an id as a definition has it, with what was made for it. Pure, but for what changes the file.
 *
 * @param id of the device
 */
public record DefinedDevice(String id) {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** Whether the definition has it. */
	public boolean isIn(DefinitionText definition) {
		return !options(definition).isEmpty();
	}

	/**
	 * The definition with it.
	 *
	 * @param options of the back end that is made for it, and of the device
	 * @throws CoreException when there is another one with this id
	 */
	public DefinitionText in(DefinitionText definition, List<QemuOption> options) throws CoreException {
		if (isIn(definition)) {
			throw new CoreException("It has another device with the id " + id + ".");
		}
		return definition.with(options);
	}

	/**
	 * What plugs it in, and writes it into the definition when QEMU has taken it: where the machine has one.
	 *
	 * @param entry what the journal has of it then
	 * @param undo  what takes it out of both
	 */
	public <R> Operation<R> alsoAtNextStart(MachineAccess machine, Operation<R> plug, PlugJournal.Entry entry,
			Supplier<Operation<?>> undo) {
		var written = JournalOptions.of(entry);
		return machine.definition().map(file -> KeptOperation.in(file, plug, now -> in(now, written))
				.undoneBy(() -> Optional.of(undo.get()))).orElse(plug);
	}

	/** The definition without it, and without the node or network that was made for it. */
	public DefinitionText out(DefinitionText definition) {
		return definition.without(options(definition));
	}

	/** What a definition has of it: its options, in their order. */
	public List<QemuOption> in(DefinitionText definition) {
		return options(definition).stream().sorted().map(definition.options()::get).toList();
	}

	/** The definition with it in another place; as it is where it does not have the device. */
	public DefinitionText at(DefinitionText definition, MadeDevice moved) {
		var all = definition.options();
		var place = MadeDevice.PLACE.stream().filter(moved.arguments()::has)
				.collect(Collectors.toMap(Function.identity(), name -> moved.arguments().path(name).asText()));
		var changed = definition;
		for (int option = 0; option < all.size(); option++) {
			if (all.get(option).name().equals("device")
					&& value(all.get(option), "id").filter(id::equals).isPresent()) {
				changed = changed.withValue(option, placed(all.get(option), place));
			}
		}
		return changed;
	}

	private static String placed(QemuOption option, Map<String, String> place) {
		var text = option.value().orElse("");
		for (var name : MadeDevice.PLACE) {
			text = DeviceOption.of(QemuOption.of("device", text)).without(name);
		}
		for (var name : MadeDevice.PLACE) {
			if (place.containsKey(name)) {
				text = DeviceOption.of(QemuOption.of("device", text)).with(name, place.getOrDefault(name, ""));
			}
		}
		return text;
	}

	private Set<Integer> options(DefinitionText definition) {
		var all = definition.options();
		var found = new HashSet<Integer>();
		IntStream.range(0, all.size()).filter(option -> all.get(option).name().equals("device"))
				.filter(option -> value(all.get(option), "id").filter(id::equals).isPresent()).forEach(found::add);
		if (!found.isEmpty()) {
			var made = Backends.name(id);
			IntStream.range(0, all.size()).filter(option -> isNamed(all.get(option), made)).forEach(found::add);
		}
		return found;
	}

	private static boolean isNamed(QemuOption option, String made) {
		return switch (option.name()) {
			case "blockdev" -> value(option, "node-name").filter(made::equals).isPresent();
			case "netdev", "chardev", "object" -> value(option, "id").filter(made::equals).isPresent();
			default -> false;
		};
	}

	private static Optional<String> value(QemuOption option, String key) {
		var value = option.value().orElse("");
		if (!value.startsWith("{")) {
			return KeyValues.parse(value).value(key);
		}
		try {
			return Optional.of(JSON.readTree(value).path(key).asText());
		} catch (JsonProcessingException _) {
			return Optional.empty();
		}
	}
}
