package org.wheelhouse.core.guard;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QueryJobs;

/** What a QEMU works on besides its guest, whoever began it: {@code query-jobs}. */
public final class UnfinishedJobs {

	private static final Set<String> OVER = Set.of("concluded", "null");

	private UnfinishedJobs() {
		// holds no state
	}

	/** What to say before a QEMU ends; empty when nothing ends with it, or it does not tell; never fails. */
	public static CompletableFuture<Optional<Warning>> endingWith(MachineAccess machine) {
		return machine.ask(new QueryJobs())
				.thenApply(jobs -> jobs.stream().filter(job -> !OVER.contains(job.status()))
						.map(job -> job.type() + " " + job.id()).sorted().collect(Collectors.joining(", ")))
				.thenApply(jobs -> Optional.of(jobs).filter(names -> !names.isEmpty())
						.map(names -> Warning.damage("Jobs end with QEMU, done or not: " + names + ".",
								"Another client may have begun them: wait until they are done.")))
				.exceptionally(_ -> Optional.empty());
	}
}
