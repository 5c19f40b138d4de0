package org.wheelhouse.core.definition.check;

import java.util.Set;

import org.wheelhouse.core.capability.DeviceModel;

/** Devices that this QEMU does not have, and properties that they do not have or that are set to what they do not take. */
final class DeviceRule implements Rule {

	/** All devices have these, and QEMU does not list them. */
	private static final Set<String> COMMON = Set.of("driver", "id", "bus", "realized", "hotplugged", "hotpluggable",
			"parent_bus", "failover_pair_id");

	@Override
	public void check(Reading reading, Report report) {
		if (reading.facts().devices().isEmpty()) {
			return;
		}
		reading.all("device").filter(said -> !said.head().isEmpty() && !said.head().matches("help|\\?"))
				.forEach(said -> {
					var model = reading.facts().device(said.head());
					if (model.isEmpty()) {
						unknown(reading, said, report);
					} else if (!model.get().properties().isEmpty()) {
						properties(said, model.get(), report);
					}
				});
		reading.all("global").forEach(said -> global(reading, said, report));
	}

	private static void unknown(Reading reading, Said said, Report report) {
		said.key("driver").ifPresent(key -> report.error(said, key,
				"QEMU " + reading.facts().version() + " has no device '" + said.head() + "'.",
				Near.question(said.head(), reading.facts().devices().keySet())
						+ "Choose one that it has; some are in packages of their own.",
				Mends.meant(said, key, said.head(), reading.facts().devices().keySet())));
	}

	private static void properties(Said said, DeviceModel model, Report report) {
		if (!model.creatable()) {
			said.key("driver").ifPresent(key -> report.error(said, key,
					"The device " + said.head() + " is a part of machines, and cannot be added.", "Take it out.",
					Mends.without(said)));
		}
		for (var key : said.keys()) {
			var name = said.named(key);
			if (name.isEmpty() || COMMON.contains(name) || name.contains(".") || name.contains("[")) {
				continue;
			}
			var property = model.property(name).or(() -> model.property(name.replace('_', '-')));
			if (property.isEmpty()) {
				var names = model.properties().stream().map(known -> known.name()).toList();
				report.error(said, key, "The device " + said.head() + " has no property '" + name + "'.",
						Near.question(name, names) + "Take it out, or write one that it has.",
						Mends.key(said, key, name, names));
			} else {
				ValueRule.complaint(key, property.get())
						.ifPresent(complaint -> report.error(said, key, complaint, ValueRule.REMEDY,
								ValueRule.mends(said, key, property.get())));
			}
		}
	}

	/** QEMU before 11 takes a property that is not there without a word. */
	private static void global(Reading reading, Said said, Report report) {
		var first = said.keys().isEmpty() ? "" : said.keys().getFirst().name();
		int dot = first.lastIndexOf('.');
		var driver = dot > 0 ? first.substring(0, dot) : said.text("driver").orElse("");
		var property = dot > 0 ? first.substring(dot + 1) : said.text("property").orElse("");
		reading.facts().device(driver).filter(model -> !model.properties().isEmpty() && !property.isEmpty())
				.filter(model -> model.property(property).isEmpty())
				.ifPresent(model -> report.warning(said,
						"The device " + driver + " has no property '" + property + "': QEMU before 11 says nothing of "
								+ "it, and later ones refuse it.",
						Near.question(property, model.properties().stream().map(known -> known.name()).toList())
								+ "Correct it, or take it out."));
	}
}
