package org.wheelhouse.ui.handlers;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.remote.RemoteHosts;
import org.wheelhouse.ui.machine.MachineEditor;
import org.wheelhouse.ui.part.ModelThread;

/** Asks for an address, attaches and opens the machine. UI thread. */
public final class AttachHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		var modelThread = Objects.requireNonNull(window.getService(ModelThread.class));
		var recent = RecentAddresses.in(InstanceScope.INSTANCE.getNode("org.wheelhouse.ui"));
		var dialog = new AttachDialog(window.getShell(), address -> registry.attach(address), modelThread, recent,
				registry.remoteHosts().ways().map(RemoteHosts::names)
						.orElseGet(() -> CompletableFuture.completedFuture(List.of())));
		if (dialog.open() == Window.OK) {
			MachineEditor.openWhenListed(window.getActivePage(), registry.inventory(), dialog.attached());
		}
		return null;
	}
}
