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

	/** Whether it is this computer, or this machine. */
	boolean isAt(String id) {
		return switch (target) {
			case MigrationTarget.NewQemu(var host) -> host.filter(id::equals).isPresent();
			case MigrationTarget.WaitingQemu(var machine) -> machine.equals(id);
			case MigrationTarget.StateFile _ -> false;
		};
	}

	/** Whether the guest goes into another QEMU at once. */
	boolean isQemu() {
		return !(target instanceof MigrationTarget.StateFile);
	}
}
