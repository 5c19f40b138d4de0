package org.wheelhouse.core.definition.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.host.QemuOption;

/** Makes the {@link Twin} of a definition: what each option becomes. Pure. */
final class TwinMaker {

	/** The twin has its own, or does not need them, and nothing is to be said of it. */
	private static final Set<String> OWN = Set.of("S", "s", "accel", "enable-kvm", "no-kvm", "no-kvm-irqchip",
			"no-kvm-pit", "no-kvm-pit-reinjection", "enable-nesting", "h", "help", "version", "?", "msg", "writeconfig",
			"xen-attach", "xen-domid", "xen-domid-restrict");
	private static final Set<String> DISPLAYS = Set.of("display", "vnc", "spice", "nographic", "sdl", "curses",
			"full-screen", "alt-grab", "ctrl-grab", "no-quit", "no-frame", "show-cursor");
	private static final Set<String> MONITORS = Set.of("monitor", "qmp", "qmp-pretty", "mon", "gdb");
	private static final Set<String> RUNS = Set.of("daemonize", "pidfile", "D", "d", "dfilter", "trace", "runas",
			"chroot",
			"run-with", "add-fd", "plugin", "perfmap", "jitdump", "async-teardown", "qtest", "qtest-log",
			"dump-vmstate", "realtime", "enable-fips", "redir");
	private static final Set<String> STATES = Set.of("incoming", "loadvm", "snapshot", "preconfig");
	private static final Set<String> KERNELS = Set.of("kernel", "initrd", "dtb", "shim", "append");
	private static final Set<String> USB = Set.of("tablet", "mouse", "keyboard", "wacom-tablet");

	private final Surroundings there;
	private final Twin.Builder twin = new Twin.Builder();
	private final TwinDrives drives;
	private final boolean kernel;

	private TwinMaker(List<Said> said, Surroundings there, Function<Path, Long> sizes) {
		this.there = there;
		drives = new TwinDrives(twin, there.folder(), sizes);
		kernel = said.stream().filter(option -> option.is("kernel")).allMatch(this::isReadable);
	}

	/**
	 * The twin of some options.
	 *
	 * @param sizes of images: what a guest sees, in bytes; 0 when that is not known
	 */
	static Twin of(List<Said> said, Surroundings there, Function<Path, Long> sizes) {
		var maker = new TwinMaker(said, there, sizes);
		said.forEach(maker::read);
		return maker.twin.build();
	}

	private void read(Said said) {
		var name = said.name();
		if (name.equals("accel") || name.equals("enable-kvm")) {
			accelerator(said);
		}
		if (OWN.contains(name)) {
			twin.ignore(said);
		} else if (DISPLAYS.contains(name)) {
			drop(said, Untold.DISPLAY);
		} else if (MONITORS.contains(name)) {
			drop(said, Untold.SOCKETS);
		} else if (RUNS.contains(name)) {
			drop(said, Untold.START);
		} else if (STATES.contains(name)) {
			drop(said, Untold.STATE);
		} else if (KERNELS.contains(name)) {
			kernel(said);
		} else if (!drives.read(said)) {
			readOther(said);
		}
	}

	private void readOther(Said said) {
		switch (said.name()) {
			case "serial", "parallel", "debugcon" -> port(said);
			case "chardev" -> chardev(said);
			case "netdev", "nic", "net" -> network(said);
			case "audiodev", "audio" -> sound(said);
			case "tpmdev" -> drop(said, Untold.TPM);
			case "fsdev", "virtfs" -> folder(said);
			case "object" -> TwinObjects.read(said, twin);
			case "device" -> TwinDevices.read(said, twin, this::isReadable);
			case "machine" -> machine(said);
			case "cpu" -> cpu(said);
			case "mem-path", "mem-prealloc" -> drop(said, Untold.MEMORY);
			case "overcommit" -> keep(said, key -> !key.name().equals("mem-lock"));
			case "usbdevice" -> {
				if (USB.contains(said.value().orElse("")) || !said.value().orElse("").matches("braille|.*:.*")) {
					twin.keep(said);
				} else {
					drop(said, Untold.DEVICES);
				}
			}
			case "set" -> {
				if (said.value().orElse("").startsWith("device.")) {
					twin.keep(said);
				} else {
					twin.drop(said);
				}
			}
			case "readconfig" -> drop(said, Untold.START);
			case "acpitable", "smbios", "fw_cfg", "bios", "option-rom" -> {
				if (isReadable(said)) {
					twin.keep(said);
				} else {
					twin.drop(said);
				}
			}
			default -> twin.keep(said);
		}
	}

	private void drop(Said said, String untold) {
		twin.drop(said);
		twin.untold(untold);
	}

	/** Whether all that it reads is there; what nobody has looked at is. */
	private boolean isReadable(Said said) {
		return NamedFile.of(said).stream().flatMap(file -> file.path(there.folder()).stream())
				.flatMap(path -> there.at(path).stream()).allMatch(file -> file.readable() && file.isFile());
	}

	private void kernel(Said said) {
		if (kernel && isReadable(said)) {
			twin.keep(said);
		} else {
			twin.drop(said);
		}
	}

	private void accelerator(Said said) {
		twin.accelerator(new QemuOption(said.name(), said.value(), QemuOption.Origin.USER));
		if (!said.head().equals("tcg")) {
			twin.untold(Untold.ACCELERATOR);
		}
	}

	private void port(Said said) {
		var value = said.value().orElse("");
		if (value.matches("none|null|chardev:.*")) {
			twin.keep(said);
		} else {
			twin.replace(said, said.name(), "null", "one that nobody listens to");
			twin.untold(Untold.SOCKETS);
		}
	}

	private void chardev(Said said) {
		if (Set.of("null", "ringbuf").contains(said.head()) && said.key("logfile").isEmpty()) {
			twin.keep(said);
			return;
		}
		twin.replace(said, "chardev", values(said, Set.of("id", "mux"), "null"), "one that nobody listens to");
		twin.untold(Untold.SOCKETS);
	}

	private void network(Said said) {
		var type = said.head();
		if (said.name().equals("netdev") ? type.equals("hubport") : Set.of("none", "nic").contains(type)) {
			twin.keep(said);
			return;
		}
		if (type.equals("user")) {
			var kept = said.keys().stream().filter(key -> !said.named(key).equals("type"))
					.filter(key -> !Set.of("hostfwd", "guestfwd", "smb", "smbserver", "tftp", "bootfile", "restrict")
							.contains(key.name().replaceFirst("\\..*", "")));
			twin.replace(said, said.name(), text(Stream.concat(
					Stream.of(new KeyValues.Part("", "user"), new KeyValues.Part("restrict", "on")),
					kept.map(key -> new KeyValues.Part(key.name(), key.kind() == Key.Kind.BOOLEAN
							? on(key.value())
							: key.value())))),
					"the same network without a way out and without forwarded ports");
		} else {
			var kept = Set.of("id", "model", "mac", "macaddr", "name", "addr", "vectors");
			twin.replace(said, said.name(), values(said, said.name().equals("netdev") ? Set.of("id") : kept, "user")
					+ ",restrict=on", "a network without a way out");
		}
		twin.untold(Untold.NETWORK);
	}

	private static String on(String bool) {
		return bool.equals("true") ? "on" : "off";
	}

	private void sound(Said said) {
		if (said.head().equals("none")) {
			twin.keep(said);
			return;
		}
		twin.replace(said, said.name(), values(said, Set.of("id", "model"), "none"), "sound that nobody hears");
		twin.untold(Untold.SOUND);
	}

	private void folder(Said said) {
		twin.replace(said, said.name(), values(said, Set.of("id", "mount_tag", "readonly"), "synth"),
				"a folder that is not there");
		twin.untold(Untold.FOLDERS);
	}

	private void machine(Said said) {
		var named = said.text("accel");
		named.filter(accel -> !accel.equals("tcg")).ifPresent(accel -> {
			twin.accelerator(QemuOption.of("machine", "accel=" + accel.replace(",", ",,")));
			twin.untold(Untold.ACCELERATOR);
		});
		keep(said, key -> !Set.of("accel", "kernel-irqchip", "kernel_irqchip", "kvm-shadow-mem", "kvm_shadow_mem",
				"confidential-guest-support", "memory-encryption", "dumpdtb").contains(key.name()));
	}

	/** Emulation has no processor of the computer to pass on, and cannot do all that others can. */
	private void cpu(Said said) {
		var kept = said.keys().stream()
				.filter(key -> !key.name().equals("kvm")
						&& !(key.isWord() && Set.of("enforce", "check").contains(key.value())))
				.map(key -> new KeyValues.Part(key.name(),
						said.named(key).equals("model") && key.value().equals("host") ? "max" : key.value()));
		twin.put(said, "cpu", text(kept));
	}

	private void keep(Said said, Predicate<Key> wanted) {
		var kept = said.keys().stream().filter(wanted).toList();
		if (!kept.isEmpty()) {
			twin.put(said, said.name(), text(kept.stream().map(key -> new KeyValues.Part(key.name(), key.value()))));
		}
	}

	/** A value of some of its keys, behind another word. */
	private static String values(Said said, Set<String> keys, String head) {
		return text(Stream.concat(Stream.of(new KeyValues.Part("", head)),
				said.keys().stream().filter(key -> keys.contains(key.name()))
						.map(key -> new KeyValues.Part(key.name(), key.value()))));
	}

	static String text(Stream<KeyValues.Part> parts) {
		return new KeyValues(parts.toList()).text();
	}

	/** The options by which an accelerator is tried. */
	static List<QemuOption> processors(List<Said> said) {
		var type = said.stream().filter(option -> option.is("machine")).flatMap(option -> option.text("type").stream())
				.reduce((_, last) -> last);
		var cpu = said.stream().filter(option -> option.is("cpu")).reduce((_, last) -> last);
		return Stream.concat(type.map(name -> QemuOption.of("machine", name)).stream(),
				cpu.flatMap(option -> option.value().map(value -> QemuOption.of("cpu", value))).stream()).toList();
	}

	/** Nothing is known of the sizes of images. */
	static Function<Path, Long> sizes(Map<Path, Long> known) {
		return path -> known.getOrDefault(path, 0L);
	}
}
