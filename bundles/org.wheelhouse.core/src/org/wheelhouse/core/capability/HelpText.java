package org.wheelhouse.core.capability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Reads what QEMU writes for {@code help}. */
final class HelpText {

	private static final Pattern OPTION = Pattern.compile("^(--?[\\w-]+(?:(?: or |/)-[\\w-]+)*)(.*)");
	private static final Pattern NAME = Pattern.compile("--?([\\w-]+)");
	private static final Pattern WORD = Pattern.compile("[\\w.-]+");
	private static final Pattern DESCRIBED = Pattern
			.compile("^(\\S+)\\s+(.+?)(?: \\((?:alias of|default|deprecated).*)?$");
	private static final Pattern DEVICE = Pattern
			.compile("^name \"([^\"]+)\"(?:, bus ([^,]+))?(?:, alias \"([^\"]+)\")?"
					+ "(?:, desc \"(.*?)\")?(?:, .*)?$");

	/**
	 * A device as {@code -device help} lists it.
	 *
	 * @param category the heading over it
	 */
	record Device(String category, String bus, String alias, String description) {}

	private HelpText() {
	}

	/** The names of one word each below a heading, or behind one in its line. */
	static List<String> words(String text) {
		return text.lines().filter(line -> WORD.matcher(line.strip()).matches()).map(String::strip).distinct().toList();
	}

	/** The first words of the lines below a heading. */
	static List<String> firstWords(String text) {
		return text.lines().filter(line -> !line.isBlank() && !line.strip().endsWith(":") && !line.contains(": "))
				.map(line -> line.strip().split("\\s+")[0]).distinct().toList();
	}

	/** Names with what stands behind each in its line, without what QEMU tells of it elsewhere too. */
	static Map<String, String> descriptions(String text) {
		var found = new LinkedHashMap<String, String>();
		text.lines().skip(1).map(DESCRIBED::matcher).filter(line -> line.matches())
				.forEach(line -> found.put(line.group(1), line.group(2)));
		return found;
	}

	/** Devices by name. */
	static Map<String, Device> devices(String text) {
		var found = new LinkedHashMap<String, Device>();
		var category = "";
		for (var line : text.lines().toList()) {
			var device = DEVICE.matcher(line);
			if (device.matches()) {
				found.putIfAbsent(device.group(1), new Device(category, text(device.group(2)), text(device.group(3)),
						text(device.group(4))));
			} else if (line.endsWith(":")) {
				category = line.substring(0, line.length() - 1);
			}
		}
		return found;
	}

	/** The headings under which each device stands, by its name. */
	static Map<String, List<String>> categories(String text) {
		var found = new TreeMap<String, List<String>>();
		var category = "";
		for (var line : text.lines().toList()) {
			var device = DEVICE.matcher(line);
			if (device.matches()) {
				found.computeIfAbsent(device.group(1), _ -> new ArrayList<>()).add(category);
			} else if (line.endsWith(":")) {
				category = line.substring(0, line.length() - 1);
			}
		}
		return found;
	}

	/** Options without dashes, with whether a value seems to follow: a name of it stands behind exactly one space. */
	static Map<String, Boolean> options(String text) {
		var found = new TreeMap<String, Boolean>();
		for (var line : text.lines().toList()) {
			var option = OPTION.matcher(line);
			if (option.matches()) {
				var rest = option.group(2);
				var takes = rest.startsWith(" ") && !rest.startsWith("  ") && !rest.isBlank();
				for (var name : names(option.group(1))) {
					found.merge(name, takes, Boolean::logicalOr);
				}
			}
		}
		return found;
	}

	private static List<String> names(String spellings) {
		var names = new ArrayList<String>();
		var name = NAME.matcher(spellings);
		while (name.find()) {
			names.add(name.group(1));
		}
		return names;
	}

	private static String text(@Nullable String group) {
		return group == null ? "" : group;
	}
}
