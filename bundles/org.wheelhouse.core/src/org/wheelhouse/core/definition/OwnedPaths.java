package org.wheelhouse.core.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.host.QemuOption;

/**
 * The sockets on which a QEMU listens and the files that it writes anew, by its options: a second QEMU that names them takes
 * them away from the first, without a word. Images are not among them: QEMU locks those itself. Pure.
 */
public final class OwnedPaths {

	/**
	 * Something that one process has for itself.
	 *
	 * @param path   full path
	 * @param socket whether it listens there, else it writes there
	 * @param option that names it, as a person reads it
	 */
	public record Owned(Path path, boolean socket, String option) {}

	private final Path folder;
	private final List<Owned> owned = new ArrayList<>();

	private OwnedPaths(Path folder) {
		this.folder = folder;
	}

	/** @param folder where the QEMU is started */
	public static List<Owned> of(List<QemuOption> options, Path folder) {
		var paths = new OwnedPaths(folder);
		options.forEach(paths::read);
		return List.copyOf(paths.owned);
	}

	private void read(QemuOption option) {
		var value = option.value().orElse("");
		switch (option.name()) {
			case "serial", "parallel", "debugcon", "monitor", "qmp", "qmp-pretty", "gdb" ->
				device(option, value.startsWith("mon:") ? value.substring(4) : value);
			case "chardev" -> chardev(option, KeyValues.parse(value));
			case "vnc" -> vnc(option, value);
			case "display" -> vnc(option, value.startsWith("vnc=") ? value.substring(4) : "");
			case "incoming" -> add(option, value.startsWith("unix:") ? value.substring(5) : "", true);
			case "spice" -> spice(option, KeyValues.parse(value));
			case "netdev" -> network(option, KeyValues.parse(value));
			case "pidfile", "D" -> add(option, value, false);
			default -> {
				// opens nothing that another could not open too, or locks it
			}
		}
	}

	private void device(QemuOption option, String value) {
		var parts = KeyValues.parse(value);
		var first = parts.parts().getFirst().value();
		if (first.startsWith("unix:") && listens(parts)) {
			add(option, first.substring(5), true);
		} else if (value.startsWith("file:")) {
			add(option, value.substring(5), false);
		}
	}

	private void chardev(QemuOption option, KeyValues parts) {
		var path = parts.value("path").orElse("");
		switch (parts.head("backend")) {
			case "socket" -> add(option, listens(parts) && !on(parts, "abstract") ? path : "", true);
			case "file" -> add(option, on(parts, "append") ? "" : path, false);
			default -> {
				// neither
			}
		}
		if (!on(parts, "logappend")) {
			add(option, parts.value("logfile").orElse(""), false);
		}
	}

	private void vnc(QemuOption option, String value) {
		add(option, value.startsWith("unix:") ? KeyValues.parse(value.substring(5)).parts().getFirst().value() : "",
				true);
	}

	private void spice(QemuOption option, KeyValues parts) {
		add(option, on(parts, "unix") ? parts.value("addr").orElse("") : "", true);
	}

	private void network(QemuOption option, KeyValues parts) {
		if (listens(parts)) {
			add(option, parts.value("addr.path").orElse(""), true);
		}
		add(option, parts.value("local.path").orElse(""), true);
	}

	private static boolean listens(KeyValues parts) {
		return on(parts, "server");
	}

	private static boolean on(KeyValues parts, String key) {
		return parts.has(key) && parts.value(key).filter(value -> List.of("off", "no", "false").contains(value))
				.isEmpty();
	}

	private void add(QemuOption option, String spelling, boolean socket) {
		Optional.of(spelling).filter(text -> !text.isEmpty() && !text.startsWith("/dev/"))
				.flatMap(text -> DefinedImage.path(folder, text)).ifPresent(path -> owned.add(new Owned(path, socket,
						"-" + option.name() + option.value().map(value -> " " + value).orElse(""))));
	}
}
