package org.wheelhouse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a file for {@code -readconfig} as options: a group is an option, its keys are the option's properties. What is
 * no group is left to QEMU, which says so. Pure.
 */
public final class ConfigText {

	/** {@code [drive "id"]} or {@code [machine]}. */
	private static final Pattern GROUP = Pattern.compile("\\[\\s*([\\w-]+)(?:\\s+\"([^\"]*)\")?\\s*\\].*");
	/** {@code key = "value"}. */
	private static final Pattern KEY = Pattern.compile("([\\w.-]+)\\s*=\\s*\"([^\"]*)\".*");

	private static final Set<String> KINDS = Set.of("driver", "backend", "qom-type", "type");

	/** Groups that are no option by their own name. */
	private static final Map<String, String> OPTIONS = Map.of("memory", "m", "smp-opts", "smp", "boot-opts", "boot",
			"acpi", "acpitable");

	private ConfigText() {
		// holds no state
	}

	/** The options that it says, in order. */
	public static List<QemuOption> options(String text) {
		List<QemuOption> options = new ArrayList<>();
		String group = "";
		String id = "";
		List<String> properties = new ArrayList<>();
		for (String line : text.lines().map(String::strip).toList()) {
			var heading = GROUP.matcher(line);
			var key = KEY.matcher(line);
			if (heading.matches()) {
				end(group, id, properties, options);
				group = heading.group(1);
				id = heading.group(2) == null ? "" : heading.group(2);
				properties = new ArrayList<>();
			} else if (key.matches()) {
				// As on a command line what it is stands first.
				properties.add(KINDS.contains(key.group(1)) ? 0 : properties.size(),
						key.group(1) + "=" + key.group(2).replace(",", ",,"));
			}
		}
		end(group, id, properties, options);
		return List.copyOf(options);
	}

	private static void end(String group, String id, List<String> properties, List<QemuOption> options) {
		if (!group.isEmpty()) {
			Stream<String> name = id.isEmpty() ? Stream.of() : Stream.of("id=" + id);
			options.add(QemuOption.of(OPTIONS.getOrDefault(group, group),
					Stream.concat(properties.stream(), name).collect(Collectors.joining(","))));
		}
	}
}
