package org.wheelhouse.core.definition.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids: given twice, not allowed, or used where nothing has them. */
final class IdRule implements Rule {

	private static final Pattern ALLOWED = Pattern.compile("[A-Za-z][A-Za-z0-9\\-._]*");
	private static final int LONGEST_NODE_NAME = 31;

	/** Options whose ids are of one kind. */
	private static final Map<String, List<String>> KINDS = Map.of("device", List.of("device"), "drive",
			List.of("drive", "blockdev"), "netdev", List.of("netdev", "nic"), "chardev", List.of("chardev"), "object",
			List.of("object"), "fsdev", List.of("fsdev"), "tpmdev", List.of("tpmdev"), "audiodev",
			List.of("audiodev"));

	/** Keys of a device whose value is such an id. */
	private static final Map<String, String> USES = Map.of("drive", "drive", "netdev", "netdev", "chardev", "chardev",
			"fsdev", "fsdev", "tpmdev", "tpmdev", "audiodev", "audiodev");

	@Override
	public void check(Reading reading, Report report) {
		KINDS.forEach((_, options) -> twice(reading, options, report));
		reading.all("netdev", "chardev", "object", "fsdev", "tpmdev", "audiodev")
				.filter(said -> said.id().isEmpty() && !said.head().matches("help|\\?|"))
				.forEach(said -> report.error(said, "The -" + said.name() + " has no id, so that nothing can use it.",
						"Add id= and a name."));
		reading.all("device").forEach(device -> USES.forEach((key, kind) -> device.key(key)
				.ifPresent(use -> unknown(reading, device, use, kind, report))));
	}

	private static void twice(Reading reading, List<String> options, Report report) {
		var first = new HashMap<String, Said>();
		reading.said().stream().filter(said -> options.contains(said.name())).forEach(said -> {
			for (var name : said.is("drive") ? List.of("id", "node-name") : List.of(idKey(said))) {
				said.key(name).filter(key -> !key.value().isEmpty()).ifPresent(key -> {
					allowed(said, key, name, report);
					var other = first.putIfAbsent(key.value(), said);
					if (other != null && other != said) {
						report.error(said, key,
								"The " + name + " " + key.value() + " is given twice: also by " + other.words() + ".",
								"Give this one another.");
					}
				});
			}
		});
	}

	private static String idKey(Said said) {
		return said.is("blockdev") ? "node-name" : "id";
	}

	private static void allowed(Said said, Key key, String name, Report report) {
		if (!ALLOWED.matcher(key.value()).matches()) {
			report.error(said, key, "'" + key.value() + "' is no " + name + ".",
					"It begins with a letter; letters, digits, '-', '.' and '_' may follow.");
		} else if (name.equals("node-name") && key.value().length() > LONGEST_NODE_NAME) {
			report.error(said, key, "The node-name is longer than " + LONGEST_NODE_NAME + " characters.",
					"Choose a shorter one.");
		}
	}

	private static void unknown(Reading reading, Said device, Key use, String kind, Report report) {
		var known = reading.ids(KINDS.getOrDefault(kind, List.of()));
		if (known.contains(use.value()) || use.value().isEmpty() || reading.isUntold()
				|| kind.equals("drive") && isNode(reading, use.value())
				|| kind.equals("chardev") && use.value().startsWith("serial")) {
			return;
		}
		report.error(device, use, "Nothing has the id " + use.value() + " that this device uses as its " + kind + ".",
				Near.question(use.value(), known) + "Add a -" + kind + " with this id, or name another one.",
				Mends.meant(device, use, use.value(), known));
	}

	/** A node within another one in JSON, or what a drive names the node that it makes. */
	private static boolean isNode(Reading reading, String name) {
		return reading.all("drive").anyMatch(drive -> drive.id().isEmpty()) || reading.all("blockdev", "drive")
				.flatMap(said -> said.keys().stream())
				.anyMatch(key -> key.name().endsWith("node-name") && key.value().equals(name));
	}
}
