package org.wheelhouse.ui.definition.copy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.ModelThread;

/** Copies an image of the computer or the machine whose row is selected. UI thread. */
public final class CopyImageHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection rows) {
			source(Objects.requireNonNull(window.getService(MachineRegistry.class)), rows.getFirstElement())
					.thenAcceptAsync(source -> ImageCopies.of(window).open(source),
							Objects.requireNonNull(window.getService(ModelThread.class)));
		}
		return null;
	}

	private static CompletableFuture<CopySource> source(MachineRegistry registry, @Nullable Object row)
			throws ExecutionException {
		if (row instanceof Machine machine && !machine.getDefinitionPath().isEmpty()) {
			return CopySource.read(host(registry, machine.getHost()), Path.of(machine.getDefinitionPath()));
		}
		if (row instanceof org.wheelhouse.model.live.Host shown) {
			return CompletableFuture.completedFuture(CopySource.of(host(registry, shown)));
		}
		throw new ExecutionException(Messages.Handler_noRow);
	}

	private static Host host(MachineRegistry registry, org.wheelhouse.model.live.@Nullable Host shown)
			throws ExecutionException {
		return (shown == null ? Optional.<Host>empty() : registry.host(shown))
				.orElseThrow(() -> new ExecutionException(Messages.Handler_noRow));
	}
}
