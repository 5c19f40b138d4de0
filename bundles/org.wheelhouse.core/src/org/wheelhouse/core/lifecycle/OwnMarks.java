package org.wheelhouse.core.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.commandline.KeyValues.Part;
import org.wheelhouse.core.creation.Forwards;
import org.wheelhouse.core.definition.OwnedPaths;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/**
 * Gives a copy of a definition what no two machines may have alike: name, UUID, MAC addresses, ports, and the sockets and files
 * that one process has for itself, where they are in its folder. Nothing else moves. Pure. For one definition.
 */
final class OwnMarks {

	private static final Set<String> FILES = Set.of("kernel", "initrd", "dtb");

	private final MachineOnDisk machine;
	private final Ground ground;
	private final Draws draws;
	private final List<String> notes = new ArrayList<>();
	private int cards;

	OwnMarks(MachineOnDisk machine, Ground ground, Draws draws) {
		this.machine = machine;
		this.ground = ground;
		this.draws = draws;
	}

	/** What a person should know. */
	List<String> notes() {
		return notes;
	}

	DefinitionText apply(DefinitionText definition, String name) {
		var changed = definition;
		boolean named = false;
		for (int i = 0; i < definition.options().size(); i++) {
			var option = definition.options().get(i);
			var before = option.value().orElse("");
			var after = switch (option.name()) {
				case "name" -> name(before, name);
				case "uuid" -> draws.uuid().toString();
				case "device" -> mac(DeviceOption.of(option), before);
				case "nic", "net" -> Forwards.with(QemuOption.of(option.name(), macs(before)), ground.ports());
				case "netdev" -> Forwards.with(option, ground.ports());
				default -> FILES.contains(option.name()) && option.value().isPresent()
						? machine.folder().resolve(before).toString()
						: owned(option, before);
			};
			named |= option.name().equals("name");
			changed = after.equals(before) || option.value().isEmpty() ? changed : changed.withValue(i, after);
		}
		return named ? changed : changed.with(List.of(QemuOption.of("name", value(name))));
	}

	private static String value(String name) {
		return new KeyValues(List.of(new Part(name.contains("=") ? "guest" : "", name))).text();
	}

	private static String name(String before, String name) {
		var parts = new ArrayList<>(KeyValues.parse(before).parts());
		parts.removeIf(part -> part.key().equals("guest") || part.key().isEmpty());
		parts.addFirst(new Part(name.contains("=") ? "guest" : "", name));
		return new KeyValues(parts).text();
	}

	private String mac(DeviceOption device, String before) {
		return device.value("mac").isPresent() ? device.with("mac", draws.mac(cards++)) : before;
	}

	private String macs(String before) {
		var values = KeyValues.parse(before);
		var key = Optional.of("mac").filter(values::has).orElse("macaddr");
		return values.value(key).isPresent() ? values.replacing(key, draws.mac(cards++)).text() : before;
	}

	/** What is in the machine's folder gets a place in that of the second; elsewhere it is told. */
	private String owned(QemuOption option, String before) {
		var after = before;
		for (var one : OwnedPaths.of(List.of(option), machine.folder())) {
			var path = one.path();
			if (path.startsWith(machine.folder())) {
				var inside = ground.home().resolve(machine.folder().relativize(path));
				after = after.replace(path.toString().replace(",", ",,"), inside.toString().replace(",", ",,"));
			} else {
				notes.add("Both machines cannot run at once: they have " + one.path() + " in common (" + one.option()
						+ ").");
			}
		}
		return after;
	}
}
