package org.wheelhouse.ui.migration;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.operation.Operation;

/** What the dialog shows before anything is done. */
interface MigrationPreview {

	/** What would be done once {@link #destination()} has told what there is. Sends nothing. */
	Operation<?> operation(MigrationRequest intent);

	/** The machine that would be started; fails with a message fit to be read when there can be none. */
	CompletableFuture<Started> destination();

	/**
	 * The destination that would be started.
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
