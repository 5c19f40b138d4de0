package org.wheelhouse.core.migration;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.TranslatedCommand;
import org.wheelhouse.core.operation.TranslatedCommand.Wording;
import org.wheelhouse.qmp.command.ClientMigrateInfo;

/** Tells the viewers of a SPICE screen where the machine is about to go. Any thread. */
public final class SpiceAnnouncement {

	private SpiceAnnouncement() {
		// holds no state
	}

	/**
	 * In the words of the QEMU that runs the machine.
	 *
	 * @return completed on the thread of the wires; fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public static CompletableFuture<Function<SpiceTarget, Operation<?>>> of(MachineAccess machine) {
		return machine.language().thenApply(language -> target -> new TranslatedCommand<>(machine, language,
				new ClientMigrateInfo("spice", target.host(), target.port(), target.tlsPort(), target.certSubject()),
				new Wording("Tell the viewers of " + machine.name() + " about " + target.host(),
						"tell SPICE viewers where the machine goes", "The viewers could not be told")));
	}
}
