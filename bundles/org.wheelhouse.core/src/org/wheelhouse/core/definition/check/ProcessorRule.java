package org.wheelhouse.core.definition.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Memory and processors: more than there is, or figures that do not go together. */
final class ProcessorRule implements Rule {

	private static final List<String> LEVELS = List.of("drawers", "books", "sockets", "dies", "clusters", "modules",
			"cores", "threads");
	private static final long MIB = 1 << 20;

	@Override
	public void check(Reading reading, Report report) {
		reading.all("m").forEach(said -> memory(reading, said, report));
		topology(reading, report);
	}

	private static void memory(Reading reading, Said said, Report report) {
		said.key("size").ifPresent(key -> {
			var bytes = Size.bytes(key.value(), 'm');
			if (bytes.isEmpty()) {
				report.error(said, key, "'" + key.value() + "' is no size.", "Write for example 2G, or 2048 for as "
						+ "many MiB.");
				return;
			}
			reading.there().memory().ifPresent(has -> {
				if (bytes.getAsLong() > has) {
					report.warning(said, key, "The machine gets " + bytes.getAsLong() / MIB
							+ " MiB of memory, and its computer has " + has / MIB + " MiB.", "Give it less.");
				}
			});
		});
		var size = said.text("size").map(text -> Size.bytes(text, 'm')).orElse(OptionalLong.empty());
		said.key("maxmem").ifPresent(key -> {
			var most = Size.bytes(key.value(), 'b');
			if (most.isEmpty()) {
				report.error(said, key, "'" + key.value() + "' is no size.", "Write for example 8G.");
			} else if (size.isPresent() && most.getAsLong() < size.getAsLong()) {
				report.error(said, key,
						"maxmem is less than the memory that the machine begins with"
								+ (key.value().matches("\\d+") ? ": without a letter it is a number of bytes" : "")
								+ ".",
						"Write at least the size, for example maxmem=" + said.text("size").orElse("") + ".");
			}
		});
	}

	/** Keys of repetitions are put together, the later one counts. */
	private static void topology(Reading reading, Report report) {
		var keys = new HashMap<String, Long>();
		Said last = null;
		for (var said : reading.all("smp").toList()) {
			last = said;
			for (var key : said.keys()) {
				var name = said.named(key);
				if (!LEVELS.contains(name) && !name.equals("cpus") && !name.equals("maxcpus")) {
					continue;
				}
				var number = number(key.value());
				if (number.isEmpty()) {
					report.error(said, key, "'" + key.value() + "' is no number of " + name + ".",
							"Write a number from 1.");
					return;
				}
				keys.put(name, number.get());
			}
		}
		if (last != null) {
			product(keys, last, report);
			most(reading, keys, last, report);
		}
	}

	private static Optional<Long> number(String text) {
		try {
			return Optional.of(Long.decode(text)).filter(number -> number > 0 && number < 1 << 20);
		} catch (NumberFormatException _) {
			return Optional.empty();
		}
	}

	private static void product(Map<String, Long> keys, Said said, Report report) {
		long cpus = keys.getOrDefault("cpus", 0L);
		long most = keys.getOrDefault("maxcpus", cpus);
		if (most < cpus) {
			report.error(said, "maxcpus is less than the " + cpus + " processors that the machine begins with.",
					"Write at least maxcpus=" + cpus + ".");
			return;
		}
		var given = LEVELS.stream().filter(keys::containsKey).toList();
		if (most == 0 || given.isEmpty()) {
			return;
		}
		long product = given.stream().mapToLong(level -> keys.getOrDefault(level, 1L)).reduce(1, (a, b) -> a * b);
		boolean complete = given.containsAll(List.of("sockets", "cores", "threads"));
		if (complete ? product != most : most % product != 0) {
			var count = keys.containsKey("maxcpus") ? "maxcpus is " + most : "there are " + most + " processors";
			report.error(said,
					String.join(" × ", given) + " is " + product + ", and " + count + ".",
					complete
							? "Let the product be the number of processors, or name only -smp and the number."
							: "Let the number of processors be a multiple of it, or name only -smp and the number.");
		}
	}

	private static void most(Reading reading, Map<String, Long> keys, Said said, Report report) {
		var wanted = keys.getOrDefault("maxcpus", keys.getOrDefault("cpus", 0L));
		var type = reading.machine();
		(type.isEmpty() ? reading.facts().usualMachine() : reading.facts().machine(type)).ifPresent(machine -> {
			if (wanted > machine.mostCpus()) {
				report.error(said,
						"The machine type " + machine.name() + " has at most " + machine.mostCpus() + " processors.",
						"Give it fewer.");
			}
		});
	}
}
