package org.wheelhouse.core.definition.check;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two drives in one place, as {@code -hda}, {@code -cdrom} and {@code -drive} count places: those without an index get the
 * first that is free when their turn comes.
 */
final class DriveRule implements Rule {

	private static final Map<String, Integer> INDEX = Map.of("", 0, "hda", 0, "hdb", 1, "hdc", 2, "hdd", 3, "cdrom", 2,
			"fda", 0, "fdb", 1);
	private static final Map<String, String> INTERFACE = Map.of("fda", "floppy", "fdb", "floppy", "sd", "sd",
			"mtdblock", "mtd", "pflash", "pflash");

	@Override
	public void check(Reading reading, Report report) {
		var taken = new HashMap<String, Said>();
		var first = new HashMap<String, Integer>();
		reading.said().stream().filter(said -> said.is("drive") || INDEX.containsKey(said.name())
				|| INTERFACE.containsKey(said.name())).forEach(said -> check(reading, said, taken, first, report));
	}

	private static void check(Reading reading, Said said, Map<String, Said> taken,
			Map<String, Integer> first, Report report) {
		var type = said.is("drive") ? said.text("if").orElse("") : INTERFACE.getOrDefault(said.name(), "");
		var kind = type.isEmpty() && (reading.isPc() || reading.isQ35()) ? "ide" : type;
		if (kind.equals("none")) {
			return;
		}
		var index = index(reading, said, kind);
		if (index.isEmpty() && said.is("drive") && (said.key("bus").isPresent() || said.key("unit").isPresent()
				|| said.key("index").isPresent())) {
			return;
		}
		int place = index.orElseGet(() -> free(taken, first, kind));
		var other = taken.putIfAbsent(kind + place, said);
		if (other != null) {
			report.error(said, "Two drives are in place " + place + (kind.isEmpty() ? "" : " of " + kind) + ": also by "
					+ other.words() + ".", "Give this one another index, or take one of them out.");
		}
	}

	private static OptionalInt index(Reading reading, Said said, String kind) {
		if (!said.is("drive")) {
			return INDEX.containsKey(said.name()) ? OptionalInt.of(INDEX.get(said.name())) : OptionalInt.empty();
		}
		var index = said.text("index").flatMap(DriveRule::number);
		if (index.isPresent()) {
			return OptionalInt.of(index.get());
		}
		int units = kind.equals("ide") ? reading.isQ35() ? 1 : 2 : kind.equals("scsi") ? 7 : 0;
		var bus = said.text("bus").flatMap(DriveRule::number);
		var unit = said.text("unit").flatMap(DriveRule::number);
		return bus.isEmpty() && unit.isEmpty() || bus.isPresent() && unit.isEmpty() || kind.isEmpty()
				? OptionalInt.empty()
				: OptionalInt.of(bus.orElse(0) * units + unit.orElse(0));
	}

	private static int free(Map<String, Said> taken, Map<String, Integer> first, String kind) {
		int place = first.getOrDefault(kind, 0);
		while (taken.containsKey(kind + place)) {
			place++;
		}
		first.put(kind, place);
		return place;
	}

	private static Optional<Integer> number(String text) {
		try {
			return Optional.of(Integer.decode(text.toLowerCase(Locale.ROOT)));
		} catch (NumberFormatException _) {
			return Optional.empty();
		}
	}
}
