package org.wheelhouse.ui.migration;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.part.OperationRunner;

/** Migrates a machine that was dropped onto a computer, or onto a machine that waits: the form of the menu, with that chosen. */
public final class MigrateToHandler extends AbstractHandler {

	private static final String COMMAND = "org.wheelhouse.ui.command.migrateTo";

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		MachineRegistry registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		Objects.requireNonNull(event);
		String target = event.getParameter(COMMAND + ".target");
		machine(registry, event.getParameter(COMMAND + ".machine")).ifPresent(machine -> {
			var migrate = new MigrateAction(registry, OperationRunner.of(window),
					Objects.requireNonNull(window.getActivePage()));
			new MigrationPlanner(registry, machine).places().stream()
					.filter(known -> known.isAt(String.valueOf(target))).findFirst()
					.ifPresentOrElse(place -> migrate.begin(machine, place), () -> migrate.begin(machine));
		});
		return null;
	}

	private static Optional<Machine> machine(MachineRegistry registry, @Nullable String id) {
		return InventoryLookup.machines(registry.inventory()).stream().filter(known -> known.getId().equals(id))
				.findFirst();
	}
}
