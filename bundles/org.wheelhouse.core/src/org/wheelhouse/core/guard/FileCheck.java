package org.wheelhouse.core.guard;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.FileStatus;

/** Whether a file that QEMU is to write is there already: it would be overwritten without a word. */
public record FileCheck(MachineAccess machine) {

	/** Asks its computer; never fails. */
	public CompletableFuture<Optional<Warning>> before(String file) {
		return machine.files().status(file).thenApply(told -> told.isEmpty()
				? Optional.of(Warning.surprise("It cannot be told whether there is a " + file
						+ " already. What is in it would be overwritten.", ""))
				// A pipe or a device loses nothing.
				: told.filter(FileStatus::isFile).map(_ -> warning(file)));
	}

	private static Warning warning(String file) {
		return Warning.damage(file + " is there already. What is in it is overwritten.", "Name another file.");
	}
}
