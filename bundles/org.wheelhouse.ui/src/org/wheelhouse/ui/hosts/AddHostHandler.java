package org.wheelhouse.ui.hosts;

import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.ui.part.ModelThread;

/** Adds a computer far away. UI thread. */
public final class AddHostHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		new AddHostDialog(window.getShell(), registry.remoteHosts(), registry.inventory(), registry::setHostReadOnly,
				registry::watchFound,
				Objects.requireNonNull(window.getService(ModelThread.class))).open();
		return null;
	}
}
