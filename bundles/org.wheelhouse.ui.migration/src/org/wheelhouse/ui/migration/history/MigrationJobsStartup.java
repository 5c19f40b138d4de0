package org.wheelhouse.ui.migration.history;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.ui.part.ModelThread;

/** Shows migrations in the Progress view from the start of the workbench on, also those that an earlier one began. */
public final class MigrationJobsStartup implements IStartup {

	/** Not on the UI thread. */
	@Override
	public void earlyStartup() {
		var workbench = PlatformUI.getWorkbench();
		ModelThread thread = workbench.getService(ModelThread.class);
		MachineRegistry registry = workbench.getService(MachineRegistry.class);
		if (thread != null && registry != null) { // else the workbench could not begin, and says so
			thread.execute(() -> new MigrationJobs(registry.inventory(),
					id -> registry.machine(id).ifPresent(source -> registry.run(new CancelMigration(source)))));
		}
	}
}
