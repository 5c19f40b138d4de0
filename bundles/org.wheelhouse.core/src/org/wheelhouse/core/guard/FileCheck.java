package org.wheelhouse.core.guard;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.QemuFiles;

/** Whether a file that QEMU is to write is there already: it would be overwritten without a word. */
public record FileCheck(MachineAccess machine) {

	/** Looks at files of this computer only, on a thread that may wait for a slow disk. */
	public CompletableFuture<Optional<Warning>> before(String file) {
		return machine.isOnThisComputer()
				? CompletableFuture.supplyAsync(() -> exists(file) ? Optional.of(warning(file)) : Optional.empty())
				: CompletableFuture.completedFuture(Optional.empty());
	}

	private boolean exists(String file) {
		try {
			// A pipe or a device loses nothing.
			return QemuFiles.of(machine).here(Path.of(file)).filter(Files::isRegularFile).isPresent();
		} catch (InvalidPathException _) {
			return false;
		}
	}

	private static Warning warning(String file) {
		return Warning.damage(file + " is there already. What is in it is overwritten.", "Name another file.");
	}
}
