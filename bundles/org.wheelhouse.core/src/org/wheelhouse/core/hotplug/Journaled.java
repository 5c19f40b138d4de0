package org.wheelhouse.core.hotplug;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.PlugJournal.Entry;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.OutcomeUnknown;
import org.wheelhouse.qmp.session.SessionEnded;

/**
 * Plugging that is written down before it begins: when the connection, or the workbench, ends in the middle, it is known what
 * may be there, and what is there for nothing is removed when the monitor answers again.
 */
public final class Journaled {

	private Journaled() {
		// holds no state
	}

	/** Plugs; strikes the entry out again when QEMU has refused. What is written of another device with the id stays until then. */
	public static CompletableFuture<?> plug(MachineAccess machine, Entry entry,
			Supplier<CompletableFuture<?>> plugging) {
		var journal = machine.journal();
		boolean taken = journal.entries().stream().anyMatch(known -> known.deviceId().equals(entry.deviceId()));
		if (!taken) {
			journal.add(entry);
		}
		return plugging.get().whenComplete((_, problem) -> {
			if (problem == null) {
				journal.add(entry);
			} else if (taken && isUnknown(problem)) {
				OwnBackend.recorded(entry)
						.ifPresent(own -> machine.leaving().leftOver(entry.deviceId(), own.removal()));
			} else if (!taken && !isUnknown(problem)) {
				journal.remove(entry.deviceId());
			}
		});
	}

	/** Whether QEMU may have done it, or some of what came before: also when the last command was not sent any more. */
	private static boolean isUnknown(Throwable problem) {
		return Stream.iterate(OperationFailed.cause(problem), cause -> cause != null, Throwable::getCause)
				.anyMatch(cause -> cause instanceof SessionEnded || cause instanceof CommandTimedOut
						|| cause instanceof OutcomeUnknown);
	}
}
