package org.wheelhouse.core.definition.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What no QEMU refuses, and what is not as it looks. */
final class SilentRule implements Rule {

	/** Options whose keys may stand several times: each one counts. */
	private static final Set<String> REPEATED = Set.of("hostfwd", "guestfwd", "dnssearch");
	private static final Set<String> KEYED = Set.of("drive", "device", "blockdev", "netdev", "chardev", "object",
			"machine", "m", "smp", "fsdev", "tpmdev", "nic", "rtc", "boot", "audiodev");
	private static final Set<String> KEYMAPS = Set.of("ar", "bepo", "cz", "da", "de", "de-ch", "en-gb", "en-us", "es",
			"et", "fi", "fo", "fr", "fr-be", "fr-ca", "fr-ch", "hr", "hu", "is", "it", "ja", "lt", "lv", "mk", "nl",
			"no", "pl", "pt", "pt-br", "ru", "sl", "sv", "th", "tr", "common", "modifiers", "nl-be");
	/** Of which the last one counts. */
	private static final List<String> LAST = List.of("vga", "k", "cpu", "kernel", "initrd", "append", "bios", "dtb");
	private static final Pattern ENDS = Pattern.compile("h|help|version|\\?");

	@Override
	public void check(Reading reading, Report report) {
		reading.said().stream().filter(said -> KEYED.contains(said.name()))
				.forEach(said -> twiceInOne(said, report));
		LAST.forEach(name -> twice(reading, name, report));
		reading.all("k").forEach(said -> said.keys().stream().filter(key -> !KEYMAPS.contains(key.value()))
				.forEach(key -> report.error(said, key, "There is no keyboard layout '" + key.value() + "'.",
						Near.question(key.value(), KEYMAPS)
								+ "Layouts are called as languages are, for example en-us or de.")));
		folders(reading, report);
		reading.said().stream().filter(said -> ENDS.matcher(said.name()).matches())
				.forEach(said -> report.error(said, said.words() + " prints something and ends: no machine is started.",
						"Take it out."));
	}

	private static void twiceInOne(Said said, Report report) {
		Map<String, Key> first = new HashMap<>();
		for (var key : said.keys()) {
			var name = said.named(key);
			var other = name.isEmpty() || REPEATED.contains(name) ? null : first.putIfAbsent(name, key);
			if (other != null) {
				report.warning(said, key, name + " is given twice, and the last one counts.",
						"Take one of them out.");
			}
		}
	}

	private static void twice(Reading reading, String name, Report report) {
		var all = reading.all(name).toList();
		for (var said : all.subList(0, Math.max(0, all.size() - 1))) {
			report.warning(said, said.words() + " does nothing: -" + name + " is there again, and the last one counts.",
					"Take it out.");
		}
	}

	/** A shared folder without the device through which a guest sees it. */
	private static void folders(Reading reading, Report report) {
		reading.all("fsdev").filter(said -> !said.id().isEmpty())
				.filter(said -> !reading.ofDevices("fsdev").contains(said.id()))
				.forEach(said -> report.warning(said,
						"No device uses the shared folder " + said.id() + ": the guest does not see it.",
						"Add -device virtio-9p-pci,fsdev=" + said.id() + ",mount_tag=NAME."));
	}
}
