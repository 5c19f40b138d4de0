package org.wheelhouse.ui.migration;

import org.wheelhouse.core.migration.MigrationTarget;

/**
 * A place that the form offers.
 *
 * @param title    what a person calls it
 * @param target   what it is
 * @param elsewhere whether that is on another computer than the guest is now
 */
record WhereTo(String title, MigrationTarget target, boolean elsewhere) {

	/** Whether the guest goes into another QEMU at once. */
	boolean isQemu() {
		return !(target instanceof MigrationTarget.StateFile);
	}
}
