package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a migration ended that did not fail. */
public sealed interface MigrationOutcome {

	/**
	 * The guest is in the destination.
	 *
	 * @param fromId   the machine that it left
	 * @param toId     the machine that it is in
	 * @param downtime how long it stood still, as QEMU tells
	 * @param total    how long it took, as QEMU tells
	 * @param remarks  what is different now, each a sentence for a person
	 */
	record Completed(String fromId, String toId, Optional<Duration> downtime, Optional<Duration> total,
			List<String> remarks)
			implements
				MigrationOutcome {
		public Completed {
			remarks = List.copyOf(remarks);
		}

		/** The same with more to be told. */
		Completed remarked(List<String> more) {
			return new Completed(fromId, toId, downtime, total,
					java.util.stream.Stream.concat(remarks.stream(), more.stream()).toList());
		}
	}

	/**
	 * The guest is in a file, and runs nowhere.
	 *
	 * @param fromId  the machine that it left
	 * @param file    that it can be continued from, once
	 * @param total   how long it took, as QEMU tells
	 * @param remarks as of {@link Completed}
	 */
	record Saved(String fromId, java.nio.file.Path file, Optional<Duration> total, List<String> remarks)
			implements
				MigrationOutcome {
		public Saved {
			remarks = List.copyOf(remarks);
		}
	}

	/**
	 * A person gave it up: the guest is where it was, and the destination has ended unless a remark says that it could not be.
	 *
	 * @param remarks as of {@link Completed}
	 */
	record Cancelled(String sourceId, List<String> remarks) implements MigrationOutcome {
		public Cancelled {
			remarks = List.copyOf(remarks);
		}

		/** Nothing is left. */
		public Cancelled(String sourceId) {
			this(sourceId, List.of());
		}
	}
}
