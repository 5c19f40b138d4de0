package org.wheelhouse.core.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.state.BlockGraph.Limits;

/** How fast a {@code -drive} says that it may be. Pure. */
final class DefinedLimits {

	/** Of today, in the order of {@link Limits}. */
	private static final List<String> KEYS = Stream
			.of("bps-total", "bps-read", "bps-write", "iops-total", "iops-read", "iops-write")
			.map(key -> "throttling." + key).toList();
	/** The same as QEMU before 1.7 had them, and all since take them. */
	private static final List<String> OLD_KEYS = List.of("bps", "bps_rd", "bps_wr", "iops", "iops_rd", "iops_wr");
	private static final String GROUP = "throttling.group";

	private DefinedLimits() {
		// holds no state
	}

	static Limits of(KeyValues drive) {
		var set = KEYS.stream().map(key -> limit(drive, key, OLD_KEYS.get(KEYS.indexOf(key)))).toList();
		return new Limits(set.get(0), set.get(1), set.get(2), set.get(3), set.get(4), set.get(5));
	}

	private static long limit(KeyValues drive, String key, String old) {
		return drive.value(key).or(() -> drive.value(old)).filter(text -> text.matches("\\d{1,18}"))
				.map(Long::valueOf).orElse(0L);
	}

	/** The same drive with these limits, said as it says them; bursts go with the limit that they belong to. */
	static KeyValues with(KeyValues drive, Limits limits) {
		var values = List.of(limits.bps(), limits.bpsRd(), limits.bpsWr(), limits.iops(), limits.iopsRd(),
				limits.iopsWr());
		boolean old = drive.parts().stream().anyMatch(part -> OLD_KEYS.contains(part.key()));
		var changed = drive;
		for (int limit = 0; limit < KEYS.size(); limit++) {
			var key = KEYS.get(limit);
			var oldKey = OLD_KEYS.get(limit);
			var value = values.get(limit);
			if (value == 0) {
				changed = without(changed, key, oldKey);
			} else if (changed.has(key) || changed.has(oldKey)) {
				changed = changed.replacing(changed.has(key) ? key : oldKey, Long.toString(value));
			} else {
				changed = changed.with(old ? oldKey : key, Long.toString(value));
			}
		}
		return limits.equals(Limits.NONE) ? changed.without(GROUP) : changed;
	}

	private static KeyValues without(KeyValues drive, String key, String oldKey) {
		return new KeyValues(drive.parts().stream()
				.filter(part -> !part.key().equals(key) && !part.key().startsWith(key + "-")
						&& !part.key().equals(oldKey) && !part.key().startsWith(oldKey + "_max"))
				.toList());
	}

	/** Whether a key is about limits. */
	static boolean isLimit(String key) {
		return key.startsWith("throttling.") || OLD_KEYS.stream().anyMatch(key::startsWith);
	}

	/** For a person. */
	static String text(Limits limits) {
		if (limits.equals(Limits.NONE)) {
			return "no limit";
		}
		var parts = new ArrayList<String>();
		bytes("", limits.bps(), parts);
		bytes("read ", limits.bpsRd(), parts);
		bytes("written ", limits.bpsWr(), parts);
		operations("", limits.iops(), parts);
		operations("read ", limits.iopsRd(), parts);
		operations("write ", limits.iopsWr(), parts);
		return parts.stream().collect(Collectors.joining(", "));
	}

	private static void bytes(String what, long limit, List<String> parts) {
		if (limit > 0) {
			parts.add(what + ByteText.text(limit) + "/s");
		}
	}

	private static void operations(String what, long limit, List<String> parts) {
		if (limit > 0) {
			parts.add(limit + " " + what + (limit == 1 ? "operation/s" : "operations/s"));
		}
	}
}
