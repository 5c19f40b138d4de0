package org.wheelhouse.core.definition.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.QemuFacts;
import org.wheelhouse.host.DefinitionText;

/** A definition taken apart, and what is known of where it is to be started. Look-ups take no longer where there are many options. */
final class Reading {

	private final DefinitionText text;
	private final List<Said> said;
	private final QemuFacts facts;
	private final Surroundings there;
	private final Map<String, List<Said>> byName;
	private final Map<String, Set<String>> used = new HashMap<>();

	/** @param facts what its QEMU has; {@link QemuFacts#NONE} when that is not known */
	Reading(DefinitionText text, QemuFacts facts, Surroundings there) {
		this.text = text;
		this.facts = facts;
		this.there = there;
		said = Said.of(text.options(), there.configs());
		byName = said.stream().collect(Collectors.groupingBy(Said::name));
	}

	DefinitionText text() {
		return text;
	}

	/** Its options, with those of files that it reads. */
	List<Said> said() {
		return said;
	}

	QemuFacts facts() {
		return facts;
	}

	/** What was seen of the computer. */
	Surroundings there() {
		return there;
	}

	/** The options of these names, those of each in order. */
	Stream<Said> all(String... names) {
		return Stream.of(names).flatMap(name -> byName.getOrDefault(name, List.of()).stream());
	}

	/** The ids, or names of nodes, of the options of these names. */
	Set<String> ids(Collection<String> names) {
		return used.computeIfAbsent("ids " + names, _ -> names.stream().flatMap(this::all).map(Said::id)
				.filter(id -> !id.isEmpty()).collect(Collectors.toSet()));
	}

	/** What a key of all devices is set to. */
	Set<String> ofDevices(String key) {
		return used.computeIfAbsent(key,
				_ -> all("device").flatMap(device -> device.text(key).stream()).collect(Collectors.toSet()));
	}

	/** Whether a file that is not known says more. */
	boolean isUntold() {
		return byName.containsKey("readconfig");
	}

	/** What a key of an option is set to whose repetitions are put together. */
	Optional<String> merged(String option, String key) {
		return all(option).flatMap(one -> one.text(key).stream()).reduce((_, last) -> last);
	}

	/** The machine type as it is written; empty when the definition leaves it to QEMU. */
	String machine() {
		return merged("machine", "type").orElse("");
	}

	/** Whether the machine is surely of the family {@code q35}. */
	boolean isQ35() {
		return machine().equals("q35") || machine().startsWith("pc-q35");
	}

	/** Whether the machine is surely an old PC. */
	boolean isPc() {
		return machine().equals("pc") || machine().startsWith("pc-i440fx") || machine().isEmpty() && isX86();
	}

	/** Whether the program is surely one for PCs. */
	boolean isX86() {
		return text.commandLine().program().map(Reading::file).filter(
				program -> program.endsWith("-x86_64") || program.endsWith("-i386") || program.endsWith("kvm"))
				.isPresent();
	}

	private static String file(String program) {
		return program.substring(program.lastIndexOf('/') + 1);
	}
}
