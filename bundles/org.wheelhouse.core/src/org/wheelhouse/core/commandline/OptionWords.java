package org.wheelhouse.core.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.host.QemuOption;

/** Reads the words of an executed command line as options. */
public final class OptionWords {

	/** Those without a value, in all versions known; every other option has one. */
	private static final Set<String> SWITCHES = Set.of("S", "s", "daemonize", "nodefaults", "no-user-config",
			"nodefconfig",
			"nographic", "snapshot", "enable-kvm", "no-reboot", "no-shutdown", "no-acpi", "no-hpet", "no-fd-bootchk",
			"usb",
			"full-screen", "win2k-hack", "only-migratable", "preconfig", "singlestep", "alt-grab", "ctrl-grab",
			"no-quit",
			"no-frame", "sdl", "curses", "mem-prealloc", "old-param", "semihosting", "enable-sync-profile",
			"xen-attach",
			"xen-domid-restrict", "no-kvm", "no-kvm-irqchip", "no-kvm-pit", "portrait", "h", "help", "version",
			"localtime");

	private OptionWords() {
	}

	/** The options behind the program, in order. A word that belongs to no option is a disk image, as {@code -hda} takes it. */
	public static List<QemuOption> options(List<String> commandLine) {
		var options = new ArrayList<QemuOption>();
		var words = commandLine.stream().skip(1).iterator();
		while (words.hasNext()) {
			var word = words.next();
			if (!word.startsWith("-")) {
				options.add(QemuOption.of("hda", word));
				continue;
			}
			var name = word.substring(word.startsWith("--") ? 2 : 1);
			var value = SWITCHES.contains(name) || !words.hasNext()
					? Optional.<String>empty()
					: Optional.of(words.next());
			options.add(new QemuOption(name, value, QemuOption.Origin.USER));
		}
		return List.copyOf(options);
	}
}
