package org.wheelhouse.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A QEMU that runs on a computer, whoever started it, as it was when it was looked at. Immutable.
 *
 * @param process its command line, when it was started, its processor time and its memory
 * @param user    whose it is
 * @param open    whether this user may look into it: else its folder is not known, nor what it means by a path, and its
 *                sockets are those that its user has and its command line names
 * @param folder  the folder in which it works, as it calls it; empty when that may not be read
 * @param paths   what it means by its paths and addresses
 * @param sockets those on which it listens
 */
public record RunningQemu(HostProcess process, String user, boolean open, Optional<Path> folder, ProcessPaths paths,
		List<QemuSocket> sockets) {

	/** What comes with QEMU and runs no machine, and the emulators of single programs: {@code qemu-img}, {@code qemu-arm-static}. */
	private static final Pattern NO_MACHINE = Pattern.compile("qemu-(?!system-|kvm).*");

	public RunningQemu {
		sockets = List.copyOf(sockets);
	}

	/** Whether a command line, program first, is that of a QEMU which runs a machine. */
	public static boolean runsMachine(List<String> arguments) {
		return HostProcess.isQemu(arguments) && !NO_MACHINE.matcher(HostProcess.program(arguments)).matches();
	}
}
