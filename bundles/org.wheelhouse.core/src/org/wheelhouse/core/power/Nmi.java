package org.wheelhouse.core.power;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.qmp.command.InjectNmi;

/** Gives the guest a non-maskable interrupt. Any thread. */
public final class Nmi {

	private Nmi() {
		// holds no state
	}

	/**
	 * In the words of the QEMU that runs the machine.
	 *
	 * @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public static CompletableFuture<Operation<?>> of(MachineAccess machine) {
		return machine.language().thenApply(language -> new TranslatedCommand<>(machine, language, new InjectNmi(),
				new Wording("Give " + machine.name() + " an NMI", "interrupt the guest, on all CPUs of a PC",
						"The guest could not be given an NMI")));
	}
}
