package org.wheelhouse.ui.definition.source;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.Property;
import org.wheelhouse.core.capability.QemuFacts;

/** What can be written in a definition for one QEMU, by what it told of itself. */
public record FactsVocabulary(QemuFacts facts) implements Vocabulary {

	/** What QEMU takes with every device, and tells of none. */
	private static final List<Term> OF_DEVICES = List.of(new Term("id", "str", ""), new Term("bus", "str", ""));

	/** What QEMU takes with every drive, and does not list. */
	private static final List<Property> OF_DRIVES = List.of(word("id"), word("file"), word("format"),
			word("cache", "writeback", "none", "unsafe", "directsync", "writethrough"), word("readonly", "on", "off"));

	private static Property word(String name, String... choices) {
		return new Property(name, "str", Optional.empty(), Optional.empty(), List.of(choices));
	}

	private static final Comparator<Term> BY_TEXT = Comparator.comparing(Term::text);

	@Override
	public List<Term> options() {
		return new TreeMap<>(facts.takesValue()).keySet().stream().map(name -> new Term(name, "", "")).toList();
	}

	@Override
	public List<Term> firsts(String option) {
		return switch (option) {
			case "device" -> facts.devices().values().stream().filter(device -> device.creatable())
					.map(device -> new Term(device.name(), device.category(), device.description())).sorted(BY_TEXT)
					.toList();
			case "machine", "M" -> facts.machines().stream().flatMap(type -> Stream
					.concat(type.alias().stream(), Stream.of(type.name()))
					.map(name -> new Term(name, type.description(), ""))).toList();
			case "cpu" -> facts.accelerators().stream().sorted().flatMap(accelerator -> facts.cpuModels(accelerator)
					.stream()).map(model -> new Term(model.name(), "", "")).distinct().sorted(BY_TEXT).toList();
			case "accel" -> names(facts.accelerators().stream());
			case "vga" -> names(facts.backends().vgas().stream());
			case "blockdev" -> names(facts.blockDrivers().stream().sorted().map(driver -> "driver=" + driver));
			default -> names(backends(option).keySet().stream().sorted());
		};
	}

	private static List<Term> names(Stream<String> names) {
		return names.map(name -> new Term(name, "", "")).toList();
	}

	private Map<String, List<Property>> backends(String option) {
		var all = facts.backends();
		return switch (option) {
			case "netdev", "nic", "net" -> all.netdevs();
			case "chardev" -> all.chardevs();
			case "object" -> all.objects();
			case "audiodev" -> all.audiodevs();
			case "display" -> all.displays();
			case "blockdev" -> all.blockDrivers();
			default -> Map.of();
		};
	}

	@Override
	public List<Term> keys(String option, String first) {
		var own = properties(option, first).stream().map(FactsVocabulary::term).toList();
		return option.equals("device") && facts.isKnown()
				? Stream.concat(OF_DEVICES.stream(), own.stream()).toList()
				: own;
	}

	private List<Property> properties(String option, String first) {
		// What stands first may be written with its key.
		var kind = first.substring(first.indexOf('=') + 1);
		return switch (option) {
			case "device" -> facts.device(kind).map(device -> device.properties()).orElse(List.of());
			case "machine", "M" -> facts.machine(kind).or(facts::usualMachine).map(type -> type.properties())
					.orElse(List.of());
			case "cpu" -> facts.cpuKeys();
			case "drive" -> drive(kind);
			default -> backends(option).getOrDefault(kind, facts.keys(option));
		};
	}

	/** Those of all drives, of this format, and of the file beneath it. */
	private List<Property> drive(String format) {
		var nodes = backends("blockdev");
		var known = new LinkedHashMap<String, Property>();
		Stream.of(facts.keys("drive").stream(), OF_DRIVES.stream().filter(_ -> facts.isKnown()),
				nodes.getOrDefault(format, List.of()).stream(),
				nodes.getOrDefault("file", List.of()).stream().map(FactsVocabulary::ofFile))
				.flatMap(properties -> properties).forEach(property -> known.putIfAbsent(property.name(), property));
		return List.copyOf(known.values());
	}

	private static Property ofFile(Property property) {
		return new Property("file." + property.name(), property.type(), property.description(), property.defaultValue(),
				property.choices());
	}

	private static Term term(Property property) {
		return new Term(property.name(), detail(property), property.description().orElse(""));
	}

	/** Choices where they are known, else the type; and the default. */
	private static String detail(Property property) {
		var kind = property.choices().isEmpty() ? property.type() : String.join(" | ", property.choices());
		return property.defaultValue().map(value -> kind + ", default " + value).orElse(kind);
	}

	@Override
	public List<Term> values(String option, String first, String key) {
		if (option.equals("drive") && (key.equals("format") || key.equals("driver"))
				|| option.equals("blockdev") && key.endsWith("driver")) {
			return names(facts.blockDrivers().stream().sorted());
		}
		return properties(option, first).stream().filter(property -> property.name().equals(key)).findFirst()
				.map(property -> names(property.choices().isEmpty() && property.isSwitch()
						? Stream.of("on", "off")
						: property.choices().stream()))
				.orElse(List.of());
	}

	@Override
	public String source() {
		return Optional.of(facts).filter(QemuFacts::isKnown).map(QemuFacts::toString).orElse("");
	}
}
