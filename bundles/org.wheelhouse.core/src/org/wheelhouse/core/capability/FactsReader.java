package org.wheelhouse.core.capability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes facts of what a QEMU answered. */
record FactsReader(Answers answers) {

	private static final Predicate<String> SAID = word -> !word.isEmpty();

	QemuFacts read(String version) {
		var cpus = new TreeMap<String, List<CpuModel>>();
		var options = new TreeMap<String, Boolean>();
		answers.said().forEach((key, answer) -> {
			if (key.startsWith(Asking.cpus(""))) {
				cpus.put(key.substring(Asking.cpus("").length()), cpuModels(answer));
			} else if (key.startsWith(Asking.option(""))) {
				options.put(key.substring(Asking.option("").length()), answer.asBoolean());
			}
		});
		var groups = new TreeMap<String, List<Property>>();
		answers.to(Asking.GROUPS).forEach(
				group -> groups.put(group.path("option").asText(), PropertyReader.keys(group.path("parameters"))));
		groups.values().removeIf(List::isEmpty);
		return new QemuFacts(version, machines(), Collections.unmodifiableMap(cpus), cpuKeys(),
				Collections.unmodifiableMap(devices()), backends(groups), Collections.unmodifiableMap(options),
				Collections.unmodifiableMap(groups), Collections.unmodifiableMap(new TreeMap<>(answers.untold())));
	}

	private List<MachineType> machines() {
		var described = HelpText.descriptions(answers.text(Asking.MACHINE_HELP));
		var types = new ArrayList<MachineType>();
		answers.to(Asking.MACHINES).forEach(told -> {
			var name = told.path("name").asText();
			types.add(new MachineType(name, said(told, "alias"), described.getOrDefault(name, ""),
					told.path("is-default").asBoolean(), told.path("cpu-max").asInt(), said(told, "default-cpu-type"),
					told.path("deprecated").asBoolean(), told.path("hotpluggable-cpus").asBoolean(),
					PropertyReader.list(answers.to(Question.object(name + "-machine")))));
		});
		return List.copyOf(types);
	}

	private static List<CpuModel> cpuModels(JsonNode answer) {
		var models = new ArrayList<CpuModel>();
		answer.forEach(told -> {
			var missing = new ArrayList<String>();
			told.path("unavailable-features").forEach(feature -> missing.add(feature.asText()));
			models.add(new CpuModel(told.path("name").asText(), told.path("typename").asText(), missing,
					told.path("deprecated").asBoolean()));
		});
		models.sort(Comparator.comparing(CpuModel::name, String.CASE_INSENSITIVE_ORDER));
		return List.copyOf(models);
	}

	private List<Property> cpuKeys() {
		return Asking.fullest(Asking.names(answers.to(Asking.CPU_TYPES)))
				.map(type -> PropertyReader.list(answers.to(Question.device(type)))).findFirst().orElse(List.of());
	}

	private Map<String, DeviceModel> devices() {
		var listed = HelpText.devices(answers.text(Asking.DEVICE_HELP));
		var models = new TreeMap<String, DeviceModel>();
		for (var name : Asking.names(answers.to(Asking.DEVICES))) {
			var help = Optional.ofNullable(listed.get(name));
			models.put(name, new DeviceModel(name, help.map(HelpText.Device::alias).filter(SAID),
					help.map(HelpText.Device::bus).filter(SAID), help.map(HelpText.Device::category).orElse(""),
					help.map(HelpText.Device::description).orElse(""), help.isPresent(),
					PropertyReader.list(answers.to(Question.device(name)))));
		}
		return models;
	}

	private Backends backends(Map<String, List<Property>> groups) {
		var schema = new SchemaKeys(answers.to(Asking.SCHEMA));
		var tpms = new LinkedHashSet<String>();
		answers.to(Asking.TPMS).forEach(type -> tpms.add(type.asText()));
		return new Backends(
				chosen(HelpText.words(answers.text(Asking.NETDEV_HELP)), schema.variants("netdev_add")),
				keyed(Asking.names(answers.to(Asking.CHARDEVS)), _ -> groups.getOrDefault("chardev", List.of())),
				objects(schema),
				chosen(HelpText.words(answers.text(Asking.AUDIODEV_HELP)), schema.answered("query-audiodevs")),
				chosen(HelpText.words(answers.text(Asking.DISPLAY_HELP)), schema.answered("query-display-options")),
				Collections.unmodifiableMap(schema.variants("blockdev-add")), tpms,
				new LinkedHashSet<>(HelpText.firstWords(answers.text(Asking.VGA_HELP))));
	}

	/** What is compiled in, by its help text, with what is known of each; where there is no help, all that is known. */
	private static Map<String, List<Property>> chosen(List<String> compiled, Map<String, List<Property>> known) {
		return compiled.isEmpty()
				? Collections.unmodifiableMap(known)
				: keyed(compiled, name -> known.getOrDefault(name, List.of()));
	}

	/** QMP has their types since 6.0; before, they are asked one by one. */
	private Map<String, List<Property>> objects(SchemaKeys schema) {
		var typed = schema.variants("object-add");
		return keyed(Asking.names(answers.to(Asking.OBJECTS)),
				name -> typed.containsKey(name)
						? typed.getOrDefault(name, List.of())
						: PropertyReader.list(answers.to(Question.object(name))));
	}

	private static Map<String, List<Property>> keyed(Iterable<String> names, Function<String, List<Property>> keys) {
		var map = new LinkedHashMap<String, List<Property>>();
		names.forEach(name -> map.put(name, keys.apply(name)));
		return Collections.unmodifiableMap(map);
	}

	private static Optional<String> said(JsonNode object, String member) {
		return Optional.of(object.path(member).asText()).filter(SAID);
	}
}
