package org.wheelhouse.ui.migration.picture;

import org.wheelhouse.model.live.MigrationRole;

/** Says where the guest is, seen from one end. */
final class Guest {

	private Guest() {
	}

	/** The words for this end, when the guest has left the source or has not. */
	static String at(MigrationRole end, boolean hasLeft) {
		return switch (end) {
			case SOURCE, NONE -> hasLeft ? Messages.Ends_hasLeft : Messages.Ends_here;
			case DESTINATION -> hasLeft ? Messages.Ends_here : Messages.Ends_notYet;
		};
	}
}
