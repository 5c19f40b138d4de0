package org.wheelhouse.ui.migration;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.preflight.PreflightCheck;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.ui.files.HostFileChooser;

/** What the dialog shows before anything is done. */
interface MigrationPreview {

	/** Where the guest can go, the most usual first; never empty. */
	List<WhereTo> places();

	/** Has a file chosen where the guest is now; empty where one has to be typed. */
	default Optional<HostFileChooser> files() {
		return Optional.empty();
	}

	/** What would be done once {@link #destination} has told what there is. Sends nothing. */
	Operation<?> operation(MigrationRequest intent);

	/** The machine that there would be; fails with a message fit to be read when there can be none. The same again where nothing else was asked. */
	CompletableFuture<Started> destination(MigrationRequest intent);

	/**
	 * What is to be known before it is begun, line by line. Never fails; the same again where nothing else was asked.
	 */
	default CompletableFuture<List<PreflightCheck>> checks(MigrationRequest intent) {
		return CompletableFuture.completedFuture(List.of());
	}

	/** The port by which the guest would go there; empty when none is known. Never fails; asks once for each place. */
	CompletableFuture<Optional<Way.Tcp>> port(WhereTo place);

	/** Why the guest cannot go by that port; empty when nothing is known against it. Never fails; asks once for each. */
	CompletableFuture<Optional<String>> problem(WhereTo place, Way.Tcp way);

	/**
	 * The destination that there would be.
	 *
	 * @param commandLine program first
	 * @param remarks     what a person has to know of it before, each in whole sentences
	 */
	record Started(List<String> commandLine, List<String> remarks) {
		public Started {
			commandLine = List.copyOf(commandLine);
			remarks = List.copyOf(remarks);
		}
	}
}
