package org.wheelhouse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A QEMU command line as a definition file holds it: a shell script with one plain command. Immutable; any thread.
 * <p>
 * Reading and writing again without an edit leaves the option list as it was. What an option's value means is QEMU's
 * business: it is text here.
 *
 * @param program what is run, empty when the text begins with an option
 * @param options in the order of the text
 */
public record QemuCommandLine(Optional<String> program, List<QemuOption> options) {

	/** QEMU's options without a value, of all versions since 1.0. Any other one takes the next word, whatever it is. */
	private static final Set<String> SWITCHES = Set.of("?", "S", "alt-grab", "async-teardown", "audio-help",
			"ctrl-grab", "curses",
			"daemonize", "enable-fips", "enable-kvm", "enable-nesting", "enable-sync-profile", "full-screen", "h",
			"help",
			"jitdump", "localtime", "mem-prealloc", "no-acpi", "no-fd-bootchk", "no-frame", "no-hpet", "no-kvm",
			"no-kvm-irqchip", "no-kvm-pit", "no-kvm-pit-reinjection", "no-quit", "no-reboot", "no-shutdown",
			"no-user-config", "nodefaults", "nodefconfig", "nographic", "old-param", "only-migratable", "perfmap",
			"portrait", "preconfig", "rtc-td-hack", "s", "sdl", "semihosting", "show-cursor", "singlestep", "snapshot",
			"std-vga",
			"tdf",
			"usb", "version", "win2k-hack", "xen-attach", "xen-domid-restrict");

	/** Those that are known to have one. */
	private static final Set<String> VALUED = Set.of("D", "L", "M", "accel", "acpitable", "action", "add-fd", "append",
			"audio", "audiodev", "bios", "blockdev", "boot", "cdrom", "chardev", "chroot", "cpu", "d", "debugcon",
			"device",
			"dfilter", "display", "drive", "dtb", "echr", "fda", "fdb", "fsdev", "fw_cfg", "gdb", "global", "hda",
			"hdb", "hdc",
			"hdd", "icount", "incoming", "initrd", "k", "kernel", "loadvm", "m", "machine", "mem-path", "mon",
			"monitor", "msg",
			"mtdblock", "name", "net", "netdev", "nic", "numa", "object", "option-rom", "overcommit", "parallel",
			"pflash",
			"pidfile", "plugin", "qmp", "qmp-pretty", "readconfig", "rotate", "rtc", "run-with", "runas", "sandbox",
			"sd",
			"seed", "serial", "set", "smbios", "smp", "soundhw", "spice", "tpmdev", "trace", "usbdevice", "uuid", "vga",
			"virtfs", "vnc", "watchdog", "watchdog-action", "xen-domid");

	public QemuCommandLine {
		options = List.copyOf(options);
	}

	/**
	 * Reads a script or a bare list of options: comments, quotes, lines that go on after a backslash, {@code exec}.
	 *
	 * @throws CommandLineException when it is anything else than one plain command: variables, pipes, several commands
	 */
	public static QemuCommandLine parse(String text) throws CommandLineException {
		return of(ShellWords.words(text).stream().map(ShellWord::text).toList(), text);
	}

	/** The same from the words of the text. */
	static QemuCommandLine of(List<String> all, String text) throws CommandLineException {
		List<String> words = all;
		if (!words.isEmpty() && words.getFirst().equals("exec")) {
			words = words.subList(1, words.size());
		}
		if (words.isEmpty()) {
			throw new CommandLineException(1, "there is no command; expected for example: qemu-system-x86_64 -m 1G");
		}
		checkLast(words, text);
		String first = words.getFirst();
		if (first.startsWith("-")) {
			return new QemuCommandLine(Optional.empty(), optionsOf(words));
		}
		String file = first.substring(first.lastIndexOf('/') + 1);
		if (!file.contains("qemu") && !file.equals("kvm")) {
			throw new CommandLineException(1,
					"the command is '" + first + "', not QEMU; expected for example: qemu-system-x86_64 -m 1G");
		}
		return new QemuCommandLine(Optional.of(first), optionsOf(words.subList(1, words.size())));
	}

	/** An option that has lost its value would take the first word of ours, which follow, for it. */
	private static void checkLast(List<String> words, String text) throws CommandLineException {
		List<QemuOption> options = optionsOf(words.getFirst().startsWith("-") ? words : words.subList(1, words.size()));
		if (options.isEmpty()) {
			return;
		}
		QemuOption last = options.getLast();
		if (last.value().isEmpty() && VALUED.contains(last.name())) {
			throw new CommandLineException(lastLine(text), "the option -" + last.name()
					+ " needs a value, and the command ends here; write the value behind it, or leave the option out");
		}
	}

	/** Where the command ends; comments and blank lines may follow. */
	private static int lastLine(String text) {
		List<String> lines = text.lines().map(String::strip).toList();
		int line = lines.size();
		while (line > 1 && (lines.get(line - 1).isEmpty() || lines.get(line - 1).startsWith("#"))) {
			line--;
		}
		return line;
	}

	/** The options in the arguments of a running or imported QEMU, program not included. */
	public static List<QemuOption> optionsOf(List<String> arguments) {
		List<QemuOption> options = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String word = arguments.get(i);
			if (!word.startsWith("-") || word.length() == 1) {
				options.add(QemuOption.word(word));
				continue;
			}
			String name = word.substring(word.startsWith("--") ? 2 : 1);
			if (SWITCHES.contains(name) || i + 1 == arguments.size()) {
				options.add(QemuOption.of(name));
			} else {
				options.add(QemuOption.of(name, arguments.get(++i)));
			}
		}
		return options;
	}

	/** The options as QEMU is given them, program not included. */
	public static List<String> arguments(List<QemuOption> options) {
		List<String> arguments = new ArrayList<>();
		for (QemuOption option : options) {
			if (!option.isWord()) {
				arguments.add("-" + option.name());
			}
			option.value().ifPresent(arguments::add);
		}
		return arguments;
	}

	/** Program and options, as a process is given them. */
	public List<String> words() {
		List<String> words = new ArrayList<>(program.stream().toList());
		words.addAll(arguments(options));
		return words;
	}

	/** A text that {@link #parse} reads back and, when there is a program, a shell runs: one option a line. */
	public String format() {
		String lines = options.stream().map(QemuCommandLine::format).collect(Collectors.joining(" \\\n\t"));
		return program.map(p -> "#!/bin/sh\nexec " + ShellWords.quote(p) + (lines.isEmpty() ? "" : " \\\n\t"))
				.orElse("")
				+ lines + "\n";
	}

	/** Words in one line as a shell reads them back, quoted where they have to be. */
	public static String quoted(List<String> words) {
		return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
	}

	private static String format(QemuOption option) {
		return quoted(arguments(List.of(option)));
	}
}
