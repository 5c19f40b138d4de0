package org.wheelhouse.core.migration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.host.QemuOption;

/**
 * Changes what two processes on one computer cannot both have: monitors and what the host added go, a VNC port moves, a
 * log file is appended to, a listening socket gets another name, forwarded ports are left out.
 */
final class SingleOwner {

	private static final Set<String> DROPPED = Set.of("qmp", "qmp-pretty", "monitor", "pidfile", "daemonize", "S",
			"incoming",
			"loadvm", "s", "gdb", "preconfig");
	/** Behind a socket's path; taken away again when a moved machine moves once more. */
	private static final String OTHER_NAME = ".moved";
	private static final int HIGHEST_DISPLAY = 99;

	private final Optional<String> privateFolder;
	private final Set<String> remarks;
	private final List<String> forwards = new ArrayList<>();
	private int serials;

	/**
	 * @param privateFolder of the source
	 * @param remarks       takes what the destination does not have
	 */
	SingleOwner(Optional<Path> privateFolder, Set<String> remarks) {
		this.privateFolder = privateFolder.map(folder -> folder + "/");
		this.remarks = remarks;
	}

	/** Without the forwards of what was plugged in since; the source's have its ports of the host. */
	List<QemuOption> plugged(List<QemuOption> options) {
		return options.stream().map(
				option -> option.name().equals("netdev") ? with(option, network(option.value().orElse(""))) : option)
				.toList();
	}

	/** The forwards of all options that have been changed, as they were written. */
	List<String> forwards() {
		return List.copyOf(forwards);
	}

	List<QemuOption> apply(List<QemuOption> options) {
		var monitorChardevs = options.stream().filter(option -> option.name().equals("mon"))
				.flatMap(option -> chardevOf(option).stream()).collect(Collectors.toSet());
		var kept = new ArrayList<QemuOption>();
		for (var option : options) {
			if (!dropped(option, monitorChardevs)) {
				kept.addAll(changed(option));
			}
		}
		return kept;
	}

	private static Optional<String> chardevOf(QemuOption mon) {
		var value = KeyValues.parse(mon.value().orElse(""));
		var chardev = value.head("chardev");
		return chardev.isEmpty() ? Optional.empty() : Optional.of(chardev);
	}

	private boolean dropped(QemuOption option, Set<String> monitorChardevs) {
		var value = option.value().orElse("");
		if (option.name().equals("gdb") || option.name().equals("s")) {
			remarks.add("The port for a debugger stays with the source.");
		}
		return DROPPED.contains(option.name()) || option.name().equals("mon")
				|| option.name().equals("chardev")
						&& KeyValues.parse(value).value("id").filter(monitorChardevs::contains).isPresent()
				|| privateFolder.filter(value::contains).isPresent();
	}

	private List<QemuOption> changed(QemuOption option) {
		var value = option.value().orElse("");
		return switch (option.name()) {
			case "vnc" -> List.of(with(option, vnc(value)));
			case "display" ->
				value.startsWith("vnc=") ? List.of(with(option, "vnc=" + vnc(value.substring(4)))) : List.of(option);
			case "chardev" -> List.of(with(option, chardev(value)));
			case "serial", "parallel", "debugcon" -> port(option, value);
			case "netdev", "nic", "net" -> List.of(with(option, network(value)));
			default -> List.of(option);
		};
	}

	private static String vnc(String value) {
		if (value.equals("none")) {
			return value;
		}
		if (value.startsWith("unix:")) {
			var parts = KeyValues.parse(value);
			return value.replace(parts.parts().getFirst().value(), otherName(parts.parts().getFirst().value()));
		}
		if (KeyValues.parse(value).has("to")) {
			return value;
		}
		var display = KeyValues.parse(value).parts().getFirst().value();
		var number = display.substring(display.lastIndexOf(':') + 1);
		int first = number.chars().allMatch(Character::isDigit) && !number.isEmpty() ? Integer.parseInt(number) : 0;
		return value + ",to=" + Math.max(HIGHEST_DISPLAY, first + HIGHEST_DISPLAY);
	}

	private static String chardev(String value) {
		var parts = KeyValues.parse(value);
		if (parts.head("backend").equals("file") && !parts.has("append")) {
			parts = parts.with("append", "on");
		}
		if (parts.value("logfile").isPresent() && !parts.has("logappend")) {
			parts = parts.with("logappend", "on");
		}
		var path = parts.value("path");
		if (parts.head("backend").equals("socket") && path.isPresent() && listens(parts)) {
			parts = parts.replacing("path", otherName(path.get()));
		}
		return parts.text();
	}

	private List<QemuOption> port(QemuOption option, String value) {
		if (value.startsWith("file:")) {
			var id = "wh-" + option.name() + serials++;
			var file = new KeyValues(List.of(new KeyValues.Part("", "file"), new KeyValues.Part("id", id),
					new KeyValues.Part("path", value.substring(5)), new KeyValues.Part("append", "on")));
			return List.of(new QemuOption("chardev", Optional.of(file.text()), option.origin()),
					with(option, "chardev:" + id));
		}
		if (value.startsWith("unix:")) {
			var parts = KeyValues.parse(value);
			var path = parts.parts().getFirst().value();
			return List.of(listens(parts) ? with(option, value.replace(path, otherName(path))) : option);
		}
		// A monitor on the same port as the serial line would be a third one of the machine's.
		return List.of(value.startsWith("mon:") ? with(option, value.substring(4)) : option);
	}

	private String network(String value) {
		var parts = KeyValues.parse(value);
		if (parts.value("hostfwd").isEmpty()) {
			return value;
		}
		parts.parts().stream().filter(part -> part.key().equals("hostfwd")).map(KeyValues.Part::value)
				.forEach(forwards::add);
		return parts.without("hostfwd").text();
	}

	private static boolean listens(KeyValues parts) {
		return parts.has("server") && parts.value("server").filter(off -> off.equals("off")).isEmpty();
	}

	private static String otherName(String path) {
		return path.endsWith(OTHER_NAME) ? path.substring(0, path.length() - OTHER_NAME.length()) : path + OTHER_NAME;
	}

	private static QemuOption with(QemuOption option, String value) {
		return new QemuOption(option.name(), Optional.of(value), option.origin());
	}
}
