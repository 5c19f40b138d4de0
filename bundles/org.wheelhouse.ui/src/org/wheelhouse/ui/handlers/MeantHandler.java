package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.OperationRunner;

/** A command on all the machines that are meant, one or several. UI thread. */
abstract class MeantHandler extends AbstractHandler {

	/** Does it. Never called without a machine. */
	abstract void execute(List<Place> places) throws ExecutionException;

	@Override
	public final @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		var operations = OperationRunner.of(window);
		var places = meant(event).stream()
				.map(machine -> new Place(machine, registry, operations, window.getActivePage(), window.getShell()))
				.toList();
		if (!places.isEmpty()) {
			try {
				execute(places);
			} catch (ExecutionException e) {
				operations.failed(places.getFirst().machine().getName(), e);
			}
		}
		return null;
	}

	private static List<Machine> meant(@Nullable ExecutionEvent event) {
		return HandlerUtil.getVariable(event, ActiveMachine.MEANT) instanceof List<?> all
				? all.stream().filter(Machine.class::isInstance).map(Machine.class::cast).toList()
				: List.of();
	}
}
