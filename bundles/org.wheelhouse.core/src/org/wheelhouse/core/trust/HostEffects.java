package org.wheelhouse.core.trust;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.host.QemuOption;

/**
 * Tells what the start of a machine does to its computer beyond the machine: from QEMU's options, versions 5.2 to 11. What is
 * only read, and what is written in the definition's own folder, is no effect. Pure.
 */
public final class HostEffects {

	/** Where only the computer's administrator puts programs. */
	private static final List<Path> INSTALLED = Stream.of("/usr", "/bin", "/opt", "/nix/store", "/snap").map(Path::of)
			.toList();
	private static final Set<String> HOST_DEVICES = Set.of("usb-host", "u2f-passthru", "pci-assign", "kvm-pci-assign");
	/** Folders in which memory is, and no file that somebody has. */
	private static final Set<String> MEMORY = Set.of("/dev/shm", "/dev/hugepages", "/dev/shm/", "/dev/hugepages/");

	private final FoundEffects found;
	private final CharacterEffects characters;
	private final NetworkEffects networks;
	private final DiskEffects disks;

	/** An option with what others say of it too. */
	private record Meant(QemuOption option, OptionParts parts) {

		static Meant of(QemuOption option) {
			return new Meant(option, OptionParts.of(option.value().orElse("")));
		}

		boolean is(String name, String id) {
			return option.name().equals(name) && parts.value("id").filter(id::equals).isPresent();
		}

		/** Whether a default of these devices holds for it. */
		boolean takes(String driver, String key) {
			return option.name().equals("device") && parts.head("driver").equals(driver) && parts.value(key).isEmpty();
		}
	}

	private HostEffects(List<QemuOption> options, Path folder) {
		found = new FoundEffects(folder);
		characters = new CharacterEffects(found, options.stream().map(CharacterEffects::monitored)
				.flatMap(Optional::stream).collect(Collectors.toSet()));
		networks = new NetworkEffects(found, characters);
		disks = new DiskEffects(found, options);
	}

	/**
	 * All of them, in the order of the options.
	 *
	 * @param program that runs them, as it is written; empty for whichever the computer prefers
	 * @param known   QEMUs of the computer, as full paths
	 * @param options with those of files that they name in place of these
	 * @param folder  of the definition
	 */
	public static List<HostEffect> of(Optional<String> program, Set<Path> known, List<QemuOption> options,
			Path folder) {
		var effects = new HostEffects(options, folder);
		program.ifPresent(word -> effects.program(word, known));
		meant(options).forEach(meant -> effects.read(meant.option(), meant.parts()));
		effects.disks.end();
		return List.copyOf(effects.found.effects());
	}

	/** {@code -set group.id.key=value} and {@code -global driver.key=value} change what other options say. */
	private static List<Meant> meant(List<QemuOption> options) {
		var all = new ArrayList<>(options.stream().map(Meant::of).toList());
		for (var option : options) {
			var value = option.value().orElse("");
			var word = value.split("[.=]", 4);
			if (option.name().equals("set") && word.length == 4) {
				all.replaceAll(other -> other.is(word[0], word[1])
						? new Meant(other.option(), other.parts().with(word[2], word[3]))
						: other);
			} else if (option.name().equals("global")) {
				var parts = OptionParts.of(value);
				var driver = parts.value("driver").orElseGet(() -> value.replaceFirst("\\..*", ""));
				var key = parts.value("property")
						.orElseGet(() -> value.replaceFirst("=.*", "").replaceFirst(".*\\.", ""));
				var set = parts.value("value").orElseGet(() -> value.replaceFirst("[^=]*=?", ""));
				all.replaceAll(other -> other.takes(driver, key)
						? new Meant(other.option(), other.parts().with(key, set))
						: other);
			}
		}
		return List.copyOf(all);
	}

	/** Whether a program is looked up by its name, or only an administrator can have put it there. */
	static boolean isInstalled(Optional<String> program, Path folder) {
		return program.filter(word -> word.contains("/")).map(word -> folder.resolve(word).normalize())
				.filter(path -> INSTALLED.stream().noneMatch(path::startsWith)).isEmpty();
	}

	private void program(String word, Set<Path> known) {
		var path = found.folder().resolve(word).normalize();
		if (!isInstalled(Optional.of(word), found.folder()) && !known.contains(path)) {
			found.effects().add(new HostEffect(Kind.RUNS, path.toString(),
					"runs " + path + " as its QEMU, which is none of those known here", word));
		}
	}

	private void read(QemuOption option, OptionParts parts) {
		var value = option.value().orElse("");
		switch (option.name()) {
			case "netdev", "nic", "net" -> networks.read(option, parts);
			case "chardev" -> characters.chardev(option, parts);
			case "serial", "parallel", "debugcon", "qtest" -> characters.device(option, value, false);
			case "monitor", "qmp", "qmp-pretty" -> characters.device(option, value, true);
			case "s", "gdb" -> characters.debugger(option);
			case "drive" -> disks.drive(option, parts);
			case "blockdev" -> disks.blockdev(option, parts);
			case "incoming" -> incoming(option, value);
			case "vnc" -> listens(option, value);
			case "spice" -> spice(option, parts);
			case "display" -> display(option, value);
			case "device" -> device(option, parts);
			case "object" -> object(option, parts);
			case "fsdev", "virtfs" -> share(option, parts);
			case "tpmdev" -> tpm(option, parts);
			case "audiodev", "audio" -> parts.value("path")
					.ifPresent(path -> found.writes(path, "writes sound into %s", option));
			case "plugin" -> plugin(option, parts);
			case "pidfile", "D", "writeconfig", "dump-vmstate", "qtest-log" ->
				found.writes(value, "writes %s anew", option);
			case "trace" -> parts.value("file")
					.ifPresent(path -> found.writes(path, "writes %s anew", option));
			case "icount" -> record(option, parts);
			case "machine", "M" -> parts.value("dumpdtb")
					.ifPresent(path -> found.writes(path, "writes %s anew", option));
			case "mem-path" -> memory(option, value);
			case "semihosting" -> semihosting(option);
			case "semihosting-config" -> {
				if (!parts.isOff("enable")) {
					semihosting(option);
				}
			}
			case "smb" -> found.add(Kind.RUNS, value, "runs smbd, by which the guest writes into the folder %s",
					option);
			case "perfmap" -> found.writes("/tmp/perf-PID.map", "writes %s anew", option);
			default -> {
				if (DiskEffects.isPlain(option.name())) {
					disks.plain(option);
				}
			}
		}
	}

	private void incoming(QemuOption option, String value) {
		var parts = OptionParts.of(value);
		if (value.startsWith("exec:")) {
			found.runs(value.substring(5), "runs %s and takes the guest from it", option);
		} else if (value.startsWith("{") && parts.value("addr.transport").filter("exec"::equals).isPresent()) {
			found.runs(String.join(" ", parts.all("addr.args")), "runs %s and takes the guest from it", option);
		} else {
			listens(option, value);
			parts.value("addr.path").ifPresent(path -> found.writes(path, CharacterEffects.SOCKET, option));
		}
	}

	private void listens(QemuOption option, String value) {
		if (value.startsWith("unix:")) {
			found.writes(OptionParts.of(value.substring(5)).head(""), CharacterEffects.SOCKET, option);
		}
	}

	private void spice(QemuOption option, OptionParts parts) {
		if (parts.isOn("unix")) {
			parts.value("addr").ifPresent(path -> found.writes(path, CharacterEffects.SOCKET, option));
		}
	}

	private void display(QemuOption option, String value) {
		if (value.startsWith("vnc=")) {
			listens(option, value.substring(4));
		} else if (OptionParts.of(value).head("type").equals("spice-app")) {
			found.add(Kind.RUNS, "the desktop's SPICE viewer", "runs %s", option);
		}
	}

	private void device(QemuOption option, OptionParts parts) {
		var type = parts.head("driver");
		if (type.equals("usb-mtp") && parts.isOff("readonly")) {
			found.writes(parts.value("rootdir").orElse("/"), "lets the guest write into the folder %s", option);
		} else if (type.startsWith("vfio-") || HOST_DEVICES.contains(type)) {
			found.add(Kind.HANDS_OVER, type + Stream.of("host", "sysfsdev", "hostdevice", "hidraw", "hostbus",
					"hostaddr", "hostport", "vendorid", "productid", "vfd")
					.flatMap(key -> parts.value(key).stream().map(value -> " " + key + "=" + value))
					.collect(Collectors.joining()), "gives the guest a device of its computer: %s", option);
		}
	}

	private void object(QemuOption option, OptionParts parts) {
		switch (parts.head("qom-type")) {
			case "filter-dump" -> parts.value("file")
					.ifPresent(path -> found.writes(path, "writes all packets of its network into %s", option));
			case "qtest" -> parts.value("log").ifPresent(path -> found.writes(path, "writes %s anew", option));
			case "memory-backend-file" -> memory(option, parts.value("mem-path").orElse(""));
			case "x-vfio-user-server" -> parts.value("socket.path")
					.ifPresent(path -> found.writes(path, CharacterEffects.SOCKET, option));
			case "input-linux" -> parts.value("evdev").ifPresent(path -> found.add(Kind.HANDS_OVER, path,
					"gives the guest keyboard, mouse or another input of its computer: %s", option));
			default -> {
				// nothing outside
			}
		}
	}

	private void memory(QemuOption option, String path) {
		if (!MEMORY.contains(path)) {
			found.writes(path, "keeps the guest's memory in %s", option);
		}
	}

	private void share(QemuOption option, OptionParts parts) {
		boolean writable = !parts.isOn("readonly") && !parts.head("fsdriver").equals("synth");
		parts.value("path").filter(_ -> writable)
				.ifPresent(path -> found.writes(path, "lets the guest write into the folder %s", option));
	}

	private void tpm(QemuOption option, OptionParts parts) {
		if (parts.head("type").equals("passthrough")) {
			found.add(Kind.HANDS_OVER, parts.value("path").orElse("/dev/tpm0"),
					"gives the guest the TPM of its computer: %s", option);
		}
	}

	private void plugin(QemuOption option, OptionParts parts) {
		found.runs(parts.head("file"), "loads the program %s into QEMU", option);
	}

	private void record(QemuOption option, OptionParts parts) {
		if (parts.value("rr").filter("record"::equals).isPresent()) {
			parts.value("rrfile").ifPresent(path -> found.writes(path, "writes %s anew", option));
		}
	}

	private void semihosting(QemuOption option) {
		found.add(Kind.RUNS, "semihosting", "lets the guest read, write and remove files and run programs, by %s",
				option);
	}
}
