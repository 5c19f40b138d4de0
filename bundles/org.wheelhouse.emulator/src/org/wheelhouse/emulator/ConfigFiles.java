package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.host.QemuOption;

/** What files of {@code -readconfig} say, as options: a group is an option, its keys are the option's properties. */
final class ConfigFiles {

	/** {@code [drive "id"]} or {@code [machine]}. */
	private static final Pattern GROUP = Pattern.compile("\\[\\s*([\\w-]+)(?:\\s+\"([^\"]*)\")?\\s*\\].*");
	/** {@code key = "value"}. */
	private static final Pattern KEY = Pattern.compile("([\\w.-]+)\\s*=\\s*\"([^\"]*)\".*");

	private static final Set<String> KINDS = Set.of("driver", "backend", "qom-type", "type");

	private ConfigFiles() {
	}

	/**
	 * The options in all files that options name. What cannot be read is left to QEMU, which says so.
	 *
	 * @param folder where relative paths start from
	 */
	static List<QemuOption> said(List<QemuOption> options, Path folder) {
		List<QemuOption> said = new ArrayList<>();
		for (QemuOption option : options) {
			if (option.name().equals("readconfig") && option.value().isPresent()) {
				try {
					Path file = folder.resolve(option.value().get());
					if (Files.isRegularFile(file)) { // a pipe would be read only once
						said.addAll(parse(Files.readString(file)));
					}
				} catch (IOException | RuntimeException _) {
					// QEMU will not start with it either.
				}
			}
		}
		return said;
	}

	static List<QemuOption> parse(String text) {
		List<QemuOption> options = new ArrayList<>();
		String group = "";
		String id = "";
		List<String> properties = new ArrayList<>();
		for (String line : text.lines().map(String::strip).toList()) {
			Matcher heading = GROUP.matcher(line);
			Matcher key = KEY.matcher(line);
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
		return options;
	}

	private static void end(String group, String id, List<String> properties, List<QemuOption> options) {
		if (!group.isEmpty()) {
			Stream<String> name = id.isEmpty() ? Stream.of() : Stream.of("id=" + id);
			options.add(
					QemuOption.of(group, Stream.concat(properties.stream(), name).collect(Collectors.joining(","))));
		}
	}
}
