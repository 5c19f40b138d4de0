package org.wheelhouse.ui.migration;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.ActiveMachine;
import org.wheelhouse.ui.part.OperationRunner;

/** Migrates the machines that gestures are about. */
public final class MigrateHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		List<Machine> meant = HandlerUtil.getVariable(event, ActiveMachine.MEANT) instanceof List<?> all
				? all.stream().filter(Machine.class::isInstance).map(Machine.class::cast).toList()
				: List.of();
		if (meant.size() > 1) {
			IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
			new SeveralAction(Objects.requireNonNull(window.getService(MachineRegistry.class)),
					OperationRunner.of(window), window).begin(meant);
			return null;
		}
		MigrationPlace.of(event)
				.ifPresent(place -> new MigrateAction(place.registry(), place.operations(), place.page())
						.begin(place.machine()));
		return null;
	}
}
