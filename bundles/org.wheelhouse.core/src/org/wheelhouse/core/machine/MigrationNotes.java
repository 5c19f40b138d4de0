package org.wheelhouse.core.machine;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.state.MigrationNote;

/** What is noted of the migrations that this workbench has under way, so that the next one finds both ends. Any thread. */
public interface MigrationNotes {

	/** Nothing is noted. */
	MigrationNotes NONE = new MigrationNotes() {
		@Override
		public CompletableFuture<?> keep(MigrationNote note) {
			return CompletableFuture.completedFuture(note);
		}

		@Override
		public void drop(String sourceId) {
			// there is none
		}
	};

	/** Notes it, in place of what was noted of its source. Completes when that is on disk, or the disk refuses; never fails. */
	CompletableFuture<?> keep(MigrationNote note);

	/** It is over, and nothing is left to be done. */
	void drop(String sourceId);
}
