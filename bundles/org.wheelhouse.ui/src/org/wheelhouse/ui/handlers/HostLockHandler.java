package org.wheelhouse.ui.handlers;

import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.model.live.Host;

/** Makes the selected computers read-only, with all their machines, or takes that back. UI thread. */
public final class HostLockHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var registry = Objects.requireNonNull(
				HandlerUtil.getActiveWorkbenchWindowChecked(event).getService(MachineRegistry.class));
		if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selected) {
			for (var element : selected.toList()) {
				if (element instanceof Host host) {
					registry.setHostReadOnly(host.getId(), !host.isReadOnly());
				}
			}
		}
		return null;
	}
}
