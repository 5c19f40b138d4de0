package org.wheelhouse.core.definition.check;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.capability.CpuModel;
import org.wheelhouse.core.capability.Property;

/** Options, machine types, processors and backends that this QEMU does not have. */
final class OptionRule implements Rule {

	/** What to write in place of options that are gone. */
	private static final Map<String, String> GONE = Map.ofEntries(
			Map.entry("soundhw", "Write -device intel-hda -device hda-duplex, or another device, in its place."),
			Map.entry("no-acpi", "Write -machine acpi=off in its place."),
			Map.entry("no-hpet", "Write -machine hpet=off in its place."),
			Map.entry("watchdog", "Write -device with the watchdog in its place."),
			Map.entry("sdl", "Write -display sdl in its place."),
			Map.entry("curses", "Write -display curses in its place."),
			Map.entry("runas", "Write -run-with user= in its place."),
			Map.entry("chroot", "Write -run-with chroot= in its place."),
			Map.entry("singlestep", "Write -accel tcg,one-insn-per-tb=on in its place."),
			Map.entry("realtime", "Write -overcommit mem-lock=on in its place."),
			Map.entry("tb-size", "Write -accel tcg,tb-size= in its place."),
			Map.entry("no-kvm", "Write -accel tcg in its place."),
			Map.entry("localtime", "Write -rtc base=localtime in its place."),
			Map.entry("redir", "Write hostfwd= in the -netdev in its place."));
	/** Groups of which QEMU tells all keys. */
	private static final Set<String> COMPLETE = Set.of("vnc", "rtc", "name", "icount", "msg", "overcommit", "m", "smp",
			"boot");
	private static final Set<String> MACHINE = Set.of("type", "accel", "kernel-irqchip", "kernel_irqchip", "pflash0",
			"pflash1", "memory-backend", "smp", "boot", "memory", "kvm-shadow-mem", "kvm_shadow_mem");
	private static final Set<String> NETWORKS = Set.of("none", "nic", "hubport");
	/** Each accepted whatever QEMU was built with. */
	private static final Set<String> DISPLAYS = Set.of("none", "default", "vnc");

	@Override
	public void check(Reading reading, Report report) {
		if (!reading.facts().isKnown()) {
			return;
		}
		reading.said().forEach(said -> {
			known(reading, said, report);
			if (COMPLETE.contains(said.name())) {
				keys(said, reading.facts().keys(said.name()), report);
			}
		});
		reading.all("machine").forEach(said -> machine(reading, said, report));
		reading.all("cpu").forEach(said -> processor(reading, said, report));
		backends(reading, report);
	}

	private static void known(Reading reading, Said said, Report report) {
		var options = reading.facts().options();
		var name = said.name();
		if (!options.isEmpty() && !name.isEmpty() && !said.inFile() && !options.contains(name)
				&& !(name.equals("machine") && options.contains("M"))) {
			var gone = GONE.get(name);
			report.tell(Severity.ERROR, said, Optional.empty(),
					"QEMU " + reading.facts().version() + " has no option -" + name + ".",
					gone != null
							? gone
							: Near.question(name, options)
									+ "Correct it, or take it out; other versions of QEMU may have it.",
					Mends.without(said));
		}
	}

	private static void keys(Said said, Collection<Property> known, Report report) {
		if (known.isEmpty()) {
			return;
		}
		var names = known.stream().map(Property::name).collect(Collectors.toSet());
		for (var key : said.keys()) {
			var name = said.named(key);
			boolean first = key == said.keys().getFirst() && (name.isEmpty() || key.isWord());
			var word = name.isEmpty() ? key.value().replaceFirst("^no", "") : name;
			var property = known.stream().filter(other -> other.name().equals(name)).findFirst();
			if (!first && !names.contains(word) && !names.contains(key.value())) {
				report.error(said, key, "-" + said.name() + " has no key '" + (name.isEmpty() ? key.value() : name)
						+ "'.", Near.question(word, names) + "Correct it, or take it out.",
						Mends.key(said, key, word, names));
			} else if (property.isPresent() && property.get().isSwitch()) {
				ValueRule.complaint(key, property.get())
						.ifPresent(complaint -> report.error(said, key, complaint, ValueRule.REMEDY,
								ValueRule.mends(said, key, property.get())));
			}
		}
	}

	private static void machine(Reading reading, Said said, Report report) {
		var type = reading.machine();
		var known = type.isEmpty() ? reading.facts().usualMachine() : reading.facts().machine(type);
		if (known.isEmpty()) {
			said.key("type").filter(_ -> !reading.facts().machines().isEmpty())
					.filter(key -> key.value().equals(type) && !type.matches("help|\\?"))
					.ifPresent(key -> {
						var types = reading.facts().machines().stream().flatMap(
								machine -> Stream.concat(Stream.of(machine.name()), machine.alias().stream())).toList();
						report.error(said, key,
								"QEMU " + reading.facts().version() + " has no machine type '" + type + "'.",
								Near.question(type, types)
										+ "A definition from a newer QEMU may name one that this one does not have.",
								Mends.meant(said, key, type, types));
					});
			return;
		}
		var properties = known.get().properties();
		for (var key : said.keys()) {
			var name = said.named(key);
			if (properties.isEmpty() || name.isEmpty() || MACHINE.contains(name) || name.contains(".")) {
				continue;
			}
			var property = Property.named(name, properties)
					.or(() -> Property.named(name.replace('_', '-'), properties));
			if (property.isEmpty()) {
				var names = properties.stream().map(Property::name).toList();
				report.error(said, key, "The machine type " + known.get().name() + " has no property '" + name + "'.",
						Near.question(name, names) + "Correct it, or take it out.",
						Mends.key(said, key, name, names));
			} else {
				ValueRule.complaint(key, property.get())
						.ifPresent(complaint -> report.error(said, key, complaint, ValueRule.REMEDY,
								ValueRule.mends(said, key, property.get())));
			}
		}
	}

	private static void processor(Reading reading, Said said, Report report) {
		var models = reading.facts().cpus().values().stream().flatMap(Collection::stream).toList();
		var names = models.stream().map(CpuModel::name).collect(Collectors.toSet());
		said.key("model").filter(_ -> !names.isEmpty()).filter(key -> !key.value().matches("help|\\?|host|max|base"))
				.filter(key -> !names.contains(key.value())
						&& models.stream().noneMatch(model -> model.type().equals(key.value())))
				.ifPresent(key -> report.error(said, key,
						"QEMU " + reading.facts().version() + " has no processor '" + key.value() + "'.",
						Near.question(key.value(), names) + "Choose one that it has, for example max.",
						Mends.values(said, key,
								Stream.concat(Near.of(key.value(), names).stream(), Stream.of("max")).toList())));
	}

	private static void backends(Reading reading, Report report) {
		var facts = reading.facts();
		reading.all("netdev").forEach(
				said -> kind(reading, said, "type", facts.netdevTypes(), Set.of("hubport"), "network", report));
		reading.all("nic", "net")
				.forEach(said -> kind(reading, said, "type", facts.netdevTypes(), NETWORKS, "network", report));
		reading.all("chardev").forEach(said -> kind(reading, said, "backend", facts.chardevBackends(),
				Set.of("tty", "parport"), "character device", report));
		reading.all("object").forEach(
				said -> kind(reading, said, "qom-type", facts.objectTypes(), Set.of(), "kind of object", report));
		reading.all("audiodev").forEach(
				said -> kind(reading, said, "driver", facts.audiodevs(), Set.of("none"), "way to sound", report));
		reading.all("display")
				.forEach(said -> kind(reading, said, "type", facts.displays(), DISPLAYS, "display", report));
		reading.all("tpmdev").forEach(
				said -> kind(reading, said, "type", facts.backends().tpms(), Set.of(), "kind of TPM", report));
		reading.all("vga").forEach(said -> said.keys().stream().filter(_ -> !facts.backends().vgas().isEmpty())
				.filter(key -> !facts.backends().vgas().contains(key.value()) && !key.value().equals("none"))
				.forEach(key -> missing(reading, said, key, facts.backends().vgas(), "graphics adapter", report)));
		for (var name : Set.of("format", "driver")) {
			reading.all("drive", "blockdev").forEach(
					said -> kind(reading, said, name, facts.blockDrivers(), Set.of(), "image format or driver",
							report));
		}
	}

	private static void kind(Reading reading, Said said, String name, Collection<String> known, Set<String> always,
			String what, Report report) {
		said.key(name).filter(key -> key.kind() != Key.Kind.NUMBER)
				.filter(key -> !known.isEmpty() && !known.contains(key.value()) && !always.contains(key.value()))
				.filter(key -> !key.value().matches("help|\\?"))
				.ifPresent(key -> missing(reading, said, key, known, what, report));
	}

	private static void missing(Reading reading, Said said, Key key, Collection<String> known, String what,
			Report report) {
		report.error(said, key, "QEMU " + reading.facts().version() + " has no " + what + " '" + key.value() + "'.",
				Near.question(key.value(), known) + "Choose one that it has; some are in packages of their own.",
				Mends.meant(said, key, key.value(), known));
	}
}
