package org.wheelhouse.core.operation;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;

/** Whether a file that QEMU is to write is there already: it would be overwritten without a word. */
record FileCheck(MachineAccess machine) {

	/** Looks at files of this computer only, on a thread that may wait for a slow disk. */
	CompletableFuture<Optional<Warning>> before(String file) {
		return machine.isOnThisComputer()
				? CompletableFuture.supplyAsync(() -> exists(file) ? Optional.of(warning(file)) : Optional.empty())
				: CompletableFuture.completedFuture(Optional.empty());
	}

	private static boolean exists(String file) {
		try {
			// A relative one is in QEMU's folder, which is not ours to know. A pipe or a device loses nothing.
			var path = Path.of(file);
			return path.isAbsolute() && Files.isRegularFile(path);
		} catch (InvalidPathException _) {
			return false;
		}
	}

	private static Warning warning(String file) {
		return Warning.damage(file + " is there already. What is in it is overwritten.", "Name another file.");
	}
}
