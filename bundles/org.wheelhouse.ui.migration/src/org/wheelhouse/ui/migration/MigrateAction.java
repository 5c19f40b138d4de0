package org.wheelhouse.ui.migration;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.WorkbenchException;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.part.OperationRunner;

/** Asks how a machine is to be migrated, starts it and shows it. Menu, key and view come here. UI thread. */
final class MigrateAction {

	/** The perspective that has room for a migration. */
	static final String PERSPECTIVE = "org.wheelhouse.app.migration";

	private final MachineRegistry registry;
	private final OperationRunner operations;
	private final IWorkbenchPage page;

	MigrateAction(MachineRegistry registry, OperationRunner operations, IWorkbenchPage page) {
		this.registry = registry;
		this.operations = operations;
		this.page = page;
	}

	/** Begins with the form; when it is closed by Start, the migration runs and its view is there. */
	void begin(Machine machine) {
		begin(machine, null);
	}

	/** The same with a place chosen: where the machine was dropped. */
	void begin(Machine machine, @Nullable WhereTo place) {
		var form = MigrateForm.of(machine.getName(), Readiness.of(machine), new MigrationPlanner(registry, machine),
				place);
		new OperationDialog(page.getWorkbenchWindow().getShell(), form, operations)
				.closingAtOnce(() -> showView(machine)).open();
	}

	/** In the perspective made for it, which gives it room, unless its view is open where the user is. */
	private void showView(Machine machine) {
		try {
			IWorkbenchWindow window = page.getWorkbenchWindow();
			if (page.findView(MigrationView.ID) == null) {
				window.getWorkbench().showPerspective(PERSPECTIVE, window);
			}
			page.showView(MigrationView.ID);
		} catch (WorkbenchException e) {
			operations.failed(NLS.bind(Messages.Handler_show, machine.getName()), e);
		}
	}
}
