package org.wheelhouse.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a QEMU of this computer means by the paths and addresses that it tells: a relative path starts in its own folder, an
 * absolute one in its own mount namespace, a port is one of its own network namespace. Any thread; reads a link or two of
 * proc(5).
 *
 * @param pid of QEMU; 0 when it is not known, or not one of this computer
 */
public record QemuFiles(long pid) {

	private static final Path SELF = Path.of("/proc/self");

	/** Those of a machine. */
	public static QemuFiles of(MachineAccess machine) {
		return new QemuFiles(machine.isOnThisComputer() ? machine.snapshot().identity().pid() : 0);
	}

	/**
	 * Where this process finds what QEMU calls by that path; short enough for a socket where QEMU's was. Empty when the path
	 * is relative and QEMU's folder is not known.
	 */
	public Optional<Path> here(Path told) {
		if (!told.isAbsolute()) {
			return pid == 0 ? Optional.empty() : Optional.of(of("cwd").resolve(told));
		}
		return Optional
				.of(sharesFiles() ? told : of("root").resolve(told.subpath(0, told.getNameCount())));
	}

	/** Whether its ports are ours: false only when it can be told that they are not. */
	public boolean sharesNetwork() {
		return pid == 0 || isSame("ns/net");
	}

	/** Whether its absolute paths are ours: false only when it can be told that they are not. */
	public boolean sharesFiles() {
		return pid == 0 || isSame("ns/mnt") && isSame("root");
	}

	/** What cannot be read, because QEMU is another user's, is taken for the usual. */
	private boolean isSame(String link) {
		try {
			return Files.readSymbolicLink(of(link)).equals(Files.readSymbolicLink(SELF.resolve(link)));
		} catch (IOException _) {
			return true;
		}
	}

	private Path of(String file) {
		return Path.of("/proc", Long.toString(pid)).resolve(file);
	}
}
