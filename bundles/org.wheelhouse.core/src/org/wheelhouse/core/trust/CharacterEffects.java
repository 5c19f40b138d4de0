package org.wheelhouse.core.trust;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.host.QemuOption;

/**
 * What character devices do: {@code -chardev}, and the short form of {@code -serial}, {@code -monitor} and others.
 *
 * @param monitors the ids of those behind which is a monitor
 */
record CharacterEffects(FoundEffects found, Set<String> monitors) {

	static final String SOCKET = "makes the socket %s in place of what is there";
	private static final String FILE = "writes into %s";
	private static final Pattern REMOTE = Pattern.compile("(tcp|telnet|websocket|wss?|udp|tls):.*");

	/** {@code -chardev} */
	void chardev(QemuOption option, OptionParts parts) {
		var monitor = monitors.contains(parts.value("id").orElse(""));
		var path = parts.value("path").orElse("");
		switch (parts.head("backend")) {
			case "file", "pipe" -> found.writes(path, FILE, option);
			case "serial", "tty", "parallel", "parport" -> device(option, path, monitor);
			case "socket" -> socket(option, parts, monitor);
			case "udp" -> {
				if (monitor) {
					control(option, parts.value("host").orElse("localhost") + ":" + parts.value("port").orElse(""));
				}
			}
			default -> {
				// nothing outside of QEMU
			}
		}
		log(option, parts);
	}

	private void log(QemuOption option, OptionParts parts) {
		parts.value("logfile").ifPresent(file -> found.writes(file, FILE, option));
	}

	private void socket(QemuOption option, OptionParts parts, boolean monitor) {
		var path = parts.value("path").filter(_ -> !parts.isOn("abstract"));
		if (path.isPresent() && parts.isOn("server")) {
			found.writes(path.get(), SOCKET, option);
		} else if (monitor && parts.value("fd").isEmpty()) {
			control(option, path.or(() -> parts.value("path"))
					.orElseGet(
							() -> parts.value("host").orElse("all addresses") + ":" + parts.value("port").orElse("")));
		}
	}

	/**
	 * The short form, for example {@code unix:x,server=on} or {@code file:log}.
	 *
	 * @param monitor whether a monitor is behind it
	 */
	void device(QemuOption option, String value, boolean monitor) {
		if (value.startsWith("mon:")) {
			device(option, value.substring(4), true);
			return;
		}
		var parts = OptionParts.of(value);
		var first = parts.head("chardev");
		if (first.startsWith("unix:")) {
			if (parts.isOn("server")) {
				found.writes(first.substring(5), SOCKET, option);
			} else if (monitor) {
				control(option, first.substring(5));
			}
		} else if (value.startsWith("file:") || value.startsWith("pipe:")) {
			found.writes(value.substring(5), FILE, option);
		} else if (first.startsWith("/dev/") && !first.equals("/dev/null")) {
			found.add(Kind.HANDS_OVER, first, "connects the guest with the device %s of its computer", option);
		} else if (monitor && REMOTE.matcher(first).matches()) {
			control(option, first.substring(first.indexOf(':') + 1));
		}
		log(option, parts);
	}

	/** A monitor that others reach. */
	void control(QemuOption option, String address) {
		found.add(Kind.RUNS, address, "gives who is at %s the monitor, by which programs can be run", option);
	}

	/** {@code -s} and {@code -gdb}: the debugger's protocol has the monitor's commands in it. */
	void debugger(QemuOption option) {
		if (option.name().equals("s")) {
			control(option, "tcp port 1234");
		} else {
			device(option, option.value().orElse(""), true);
		}
	}

	/** The id of the character device to which an option attaches a monitor. */
	static Optional<String> monitored(QemuOption option) {
		var value = option.value().orElse("");
		return switch (option.name()) {
			case "mon" -> Optional.of(OptionParts.of(value).head("chardev"));
			case "monitor", "qmp", "qmp-pretty", "gdb", "serial", "parallel", "debugcon" ->
				Optional.of(value.startsWith("mon:") ? value.substring(4) : value)
						.filter(device -> device.startsWith("chardev:")
								&& (value.startsWith("mon:") || !option.name().matches("serial|parallel|debugcon")))
						.map(device -> device.substring("chardev:".length()));
			default -> Optional.empty();
		};
	}
}
