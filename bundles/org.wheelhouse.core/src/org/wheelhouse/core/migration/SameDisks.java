package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.wheelhouse.core.migration.RunningDisks.Disk;

/**
 * Compares what the disks of two machines are open on: medium, files and formats, what is beneath them and in which order,
 * whether they can be written, the host's cache, and the limits. Names that QEMU made by itself are of no account. Pure.
 */
final class SameDisks {

	private SameDisks() {
	}

	/** What the second machine has otherwise than the first, each a sentence for a person without its full stop. */
	static List<String> differences(RunningDisks first, RunningDisks second) {
		var expected = byKey(first);
		var found = byKey(second);
		var differences = new ArrayList<String>();
		for (var key : new TreeSet<>(keys(expected, found))) {
			var here = Optional.ofNullable(expected.get(key));
			var there = Optional.ofNullable(found.get(key));
			var title = here.or(() -> there).map(Disk::title).orElse(key);
			if (here.isEmpty() || there.isEmpty()) {
				differences.add("The disk " + title + " would be there only "
						+ (here.isEmpty() ? "at the destination" : "at the source"));
			} else {
				difference(here.get(), there.get())
						.ifPresent(words -> differences.add("The disk " + title + " " + words));
			}
		}
		return differences;
	}

	private static java.util.Set<String> keys(Map<String, Disk> first, Map<String, Disk> second) {
		var keys = new TreeSet<>(first.keySet());
		keys.addAll(second.keySet());
		return keys;
	}

	/** Devices without any name are numbered: QEMU tells them in the order of their making. */
	private static Map<String, Disk> byKey(RunningDisks disks) {
		var byKey = new HashMap<String, Disk>();
		int nameless = 0;
		for (var disk : disks.disks()) {
			var name = disk.device().isEmpty() ? disk.deviceId() : disk.device();
			byKey.put(name.isEmpty() ? "#" + nameless++ : name, disk);
		}
		return byKey;
	}

	private static Optional<String> difference(Disk first, Disk second) {
		var here = first.root();
		var there = second.root();
		if (here.isEmpty() || there.isEmpty()) {
			return here.isEmpty() && there.isEmpty()
					? Optional.empty()
					: Optional.of("would have " + medium(there) + ", and has " + medium(here) + " at the source");
		}
		return difference(here.get(), there.get(), "").or(() -> first.limits().equals(second.limits())
				? Optional.empty()
				: Optional.of("would have the limits " + second.limits() + ", and has " + first.limits()
						+ " at the source"));
	}

	private static String medium(Optional<RunningNode> node) {
		return node.map(there -> there.protocol().file()).orElse("no medium");
	}

	/** @param place of the two beneath the disk, for a person */
	private static Optional<String> difference(RunningNode here, RunningNode there, String place) {
		if (!words(here).equals(words(there))) {
			return Optional.of("would be open" + place + " on " + words(there) + ", and is on " + words(here)
					+ " at the source");
		}
		if (here.isNamed() && !here.name().equals(there.name())) {
			return Optional.of("would have no node " + here.name() + place);
		}
		if (!here.children().keySet().equals(there.children().keySet())) {
			return Optional.of("would have " + purposes(there) + " beneath " + here.file() + ", and has "
					+ purposes(here) + " at the source");
		}
		return here.children().entrySet().stream()
				.flatMap(child -> Optional.ofNullable(there.children().get(child.getKey()))
						.flatMap(other -> difference(child.getValue(), other,
								" (" + child.getKey() + " of " + here.file() + ")"))
						.stream())
				.findFirst();
	}

	private static String purposes(RunningNode node) {
		return node.children().isEmpty() ? "nothing" : String.join(" and ", node.children().keySet());
	}

	/** Nothing is written to what is read only, zeroes or others. */
	private static String words(RunningNode node) {
		var words = new StringBuilder(node.file()).append(" (").append(node.driver());
		words.append(node.readOnly() ? ", read-only" : "");
		node.cache().forEach(way -> words.append(", cache.").append(way));
		words.append(
				node.detectZeroes().equals("off") || node.readOnly() ? "" : ", detect-zeroes=" + node.detectZeroes());
		return words.append(')').toString();
	}
}
