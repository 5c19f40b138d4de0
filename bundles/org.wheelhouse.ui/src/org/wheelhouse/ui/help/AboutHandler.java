package org.wheelhouse.ui.help;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.ui.part.ModelThread;

/** Help &gt; About. UI thread. */
public final class AboutHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		new AboutDialog(window.getShell(), CompletableFuture.supplyAsync(Product::running),
				() -> ReportMaker.make(registry), Objects.requireNonNull(window.getService(ModelThread.class))).open();
		return null;
	}
}
