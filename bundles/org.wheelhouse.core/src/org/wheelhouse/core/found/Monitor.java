package org.wheelhouse.core.found;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.wheelhouse.host.QemuOption;

/**
 * A monitor that a command line gives a QEMU.
 *
 * @param machines whether it speaks QMP; else it is one for people
 * @param device   what is behind it
 */
record Monitor(boolean machines, Chardev device) {

	/** Take {@code mon:} before a character device, which gives people a monitor beside what is there. */
	private static final Set<String> WITH_PORT = Set.of("serial", "parallel", "debugcon");

	/**
	 * All, also the one that QEMU makes by itself.
	 *
	 * @param inFiles the options in files of {@code -readconfig}: QEMU makes its own beside them
	 */
	static List<Monitor> of(List<QemuOption> options, List<QemuOption> inFiles) {
		return new Reading(options, inFiles).monitors();
	}

	private static final class Reading {
		private final List<QemuOption> options;
		private final List<QemuOption> inFiles;
		private final Map<String, Chardev> devices = new HashMap<>();
		private final List<Monitor> monitors = new ArrayList<>();
		/** Whether QEMU makes one by itself. */
		private boolean byItself = true;
		private boolean serial;
		private boolean terminal;

		Reading(List<QemuOption> options, List<QemuOption> inFiles) {
			this.options = options;
			this.inFiles = inFiles;
			Stream.concat(options.stream(), inFiles.stream()).filter(option -> option.name().equals("chardev"))
					.map(option -> option.value().orElse(""))
					.map(Chardev::of)
					.forEach(device -> device.value("id").ifPresent(id -> devices.put(id, device)));
		}

		List<Monitor> monitors() {
			read(options);
			var own = byItself;
			read(inFiles);
			if (own) {
				monitors.add(new Monitor(false, new Chardev(terminal && !serial ? "stdio" : "vc", Map.of())));
			}
			return List.copyOf(monitors);
		}

		private void read(List<QemuOption> said) {
			said.forEach(option -> read(option.name(), option.value().orElse("")));
		}

		private void read(String option, String value) {
			switch (option) {
				case "qmp", "qmp-pretty" -> add(true, device(value));
				case "monitor" -> {
					byItself = false;
					if (!value.startsWith("none")) {
						add(false, device(value));
					}
				}
				case "mon" -> {
					var monitor = Chardev.of(value);
					add(monitor.value("mode").filter("control"::equals).isPresent(),
							devices.getOrDefault(monitor.value("chardev").orElse(monitor.backend()),
									new Chardev("unknown", Map.of())));
				}
				case "nodefaults" -> byItself = false;
				case "nographic" -> terminal = true;
				default -> {
					serial |= option.equals("serial");
					if (WITH_PORT.contains(option) && value.startsWith("mon:")) {
						monitors.add(new Monitor(false, device(value)));
					}
				}
			}
		}

		private Chardev device(String value) {
			return value.startsWith("chardev:")
					? devices.getOrDefault(value.substring("chardev:".length()), new Chardev("unknown", Map.of()))
					: Chardev.brief(value);
		}

		private void add(boolean machines, Chardev device) {
			byItself = false;
			monitors.add(new Monitor(machines, device));
		}
	}
}
