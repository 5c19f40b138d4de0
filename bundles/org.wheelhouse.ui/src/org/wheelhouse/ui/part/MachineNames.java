package org.wheelhouse.ui.part;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Machine;

/** What a machine is called where it can be mistaken for another that has the same name. Model thread. */
public final class MachineNames {

	/** What may tell them apart, the words that a person knows first. Each is empty when it is not known. */
	private static final List<Function<Machine, String>> DIFFERENCES = List.of(MachineNames::host,
			machine -> folder(machine, Path::getFileName), machine -> folder(machine, path -> path),
			machine -> machine.getPid() == 0
					? ""
					: NLS.bind(Messages.MachineNames_process, Long.toString(machine.getPid())),
			Machine::getAddress, Machine::getId);

	private MachineNames() {
	}

	/** Its name, and what differs when another machine is named alike: for example {@code web (lab)}. */
	public static String of(Machine machine) {
		var difference = difference(machine);
		return difference.isEmpty() ? machine.getName() : machine.getName() + " (" + difference + ")";
	}

	/** What tells it from the others of its name; empty when there are none. */
	public static String difference(Machine machine) {
		var host = machine.getHost();
		if (host == null || host.getInventory() == null) {
			return "";
		}
		var others = InventoryLookup.machines(host.getInventory()).stream()
				.filter(other -> other != machine && other.getName().equals(machine.getName())).toList();
		return others.isEmpty()
				? ""
				: DIFFERENCES.stream().map(words -> only(words, machine, others)).filter(word -> !word.isEmpty())
						.findFirst().orElse("");
	}

	private static String only(Function<Machine, String> words, Machine machine, List<Machine> others) {
		var word = words.apply(machine);
		return others.stream().anyMatch(other -> words.apply(other).equals(word)) ? "" : word;
	}

	private static String host(Machine machine) {
		Host host = machine.getHost();
		return host == null ? "" : host.getLabel();
	}

	private static String folder(Machine machine, Function<Path, Path> part) {
		var definition = machine.getDefinitionPath();
		var folder = definition.isEmpty() ? null : Path.of(definition).getParent();
		return folder == null ? "" : Objects.toString(part.apply(folder), "");
	}
}
