package org.wheelhouse.ui.migration;

import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.ui.part.OperationRunner;

/** Moves all machines away from the selected computer. */
public final class MoveAllHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		MachineRegistry registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selected
				&& selected.getFirstElement() instanceof Host host) {
			new SeveralAction(registry, OperationRunner.of(window), window).away(host);
		}
		return null;
	}
}
