package org.wheelhouse.ui.migration;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.ActiveMachine;
import org.wheelhouse.ui.part.OperationRunner;

/**
 * Where a command of this package was given.
 *
 * @param machine    what it is about
 * @param registry   all machines
 * @param operations runs what comes of it
 * @param page       where its view is shown
 */
record MigrationPlace(Machine machine, MachineRegistry registry, OperationRunner operations, IWorkbenchPage page) {

	/** The place of this execution, when it is about a machine. */
	static Optional<MigrationPlace> of(@Nullable ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		if (!(HandlerUtil.getVariable(event, ActiveMachine.MACHINE) instanceof Machine machine)) {
			return Optional.empty();
		}
		return Optional.of(new MigrationPlace(machine, Objects.requireNonNull(window.getService(MachineRegistry.class)),
				OperationRunner.of(window), window.getActivePage()));
	}
}
