package org.wheelhouse.ui.handlers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.ui.machine.DefinitionImport;
import org.wheelhouse.ui.part.OperationRunner;

/** Imports files with QEMU command lines and opens the last one. UI thread. */
public final class ImportHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.Import_Title);
		if (dialog.open() != null) {
			var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
			new DefinitionImport(window.getActivePage(), registry, OperationRunner.of(window)).take(
					Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
		return null;
	}
}
