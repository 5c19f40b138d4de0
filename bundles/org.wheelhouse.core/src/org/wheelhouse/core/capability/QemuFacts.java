package org.wheelhouse.core.capability;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one QEMU program can, as it told itself. Immutable; all look-ups are cheap. Where nothing is known ({@link #NONE},
 * {@link #isKnown()}) everything is to be allowed.
 *
 * @param version    for example {@code 7.2.22}
 * @param machines   its machine types
 * @param cpus       its CPU models for each accelerator that works on that computer, for example {@code tcg}
 * @param cpuKeys    what can be said in {@code -cpu} after the model
 * @param devices    its devices by name; not by alias
 * @param backends   what it can put behind devices
 * @param takesValue its options without dashes, each with whether a value follows it
 * @param groups     the keys of groups of options, as {@code query-command-line-options} calls them; only of groups that
 *                   have some
 * @param untold     what it could not be asked, with why: a question that ended it, or was not answered
 */
public record QemuFacts(String version, List<MachineType> machines, Map<String, List<CpuModel>> cpus,
		List<Property> cpuKeys, Map<String, DeviceModel> devices, Backends backends, Map<String, Boolean> takesValue,
		Map<String, List<Property>> groups, Map<String, String> untold) {

	/** Nothing is known. */
	public static final QemuFacts NONE = new QemuFacts("", List.of(), Map.of(), List.of(), Map.of(), Backends.NONE,
			Map.of(), Map.of(), Map.of());

	/** Options whose group has another name. */
	private static final Map<String, String> GROUPS = Map.of("m", "memory", "smp", "smp-opts", "boot", "boot-opts",
			"acpitable", "acpi", "virtfs", "fsdev", "M", "machine");

	/** Whether anything is known. */
	public boolean isKnown() {
		return !version.isEmpty();
	}

	/** The machine type that is called so, by its name or its alias. */
	public Optional<MachineType> machine(String name) {
		return machines.stream().filter(type -> type.isCalled(name)).findFirst();
	}

	/** The machine type that a definition without one gets. */
	public Optional<MachineType> usualMachine() {
		return machines.stream().filter(MachineType::usual).findFirst();
	}

	/** The accelerators that work on that computer. */
	public Set<String> accelerators() {
		return cpus.keySet();
	}

	/** The CPU models with this accelerator; none when it does not work there. */
	public List<CpuModel> cpuModels(String accelerator) {
		return cpus.getOrDefault(accelerator, List.of());
	}

	/** The device of this name or alias. */
	public Optional<DeviceModel> device(String name) {
		var known = devices.get(name);
		return known != null
				? Optional.of(known)
				: devices.values().stream().filter(model -> model.alias().filter(name::equals).isPresent()).findFirst();
	}

	/** All options, without dashes. */
	public Set<String> options() {
		return takesValue.keySet();
	}

	/** The keys of an option's value that QEMU tells; empty does not mean that there are none. */
	public List<Property> keys(String option) {
		return groups.getOrDefault(GROUPS.getOrDefault(option, option), List.of());
	}

	/** The kinds of {@code -netdev} that are compiled in. */
	public Set<String> netdevTypes() {
		return backends.netdevs().keySet();
	}

	/** The kinds of {@code -chardev}. */
	public Set<String> chardevBackends() {
		return backends.chardevs().keySet();
	}

	/** The kinds of {@code -object}. */
	public Set<String> objectTypes() {
		return backends.objects().keySet();
	}

	/** The kinds of {@code -audiodev} that are compiled in; empty when QEMU does not list them. */
	public Set<String> audiodevs() {
		return backends.audiodevs().keySet();
	}

	/** The kinds of {@code -display} that are compiled in. */
	public Set<String> displays() {
		return backends.displays().keySet();
	}

	/** The drivers of block nodes. */
	public Set<String> blockDrivers() {
		return backends.blockDrivers().keySet();
	}

	@Override
	public String toString() {
		return isKnown() ? "QEMU " + version : "an unknown QEMU";
	}
}
