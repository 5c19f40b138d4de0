package org.wheelhouse.ui.handlers;

import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.CoreException;
import org.wheelhouse.core.MachineRegistry;
import org.wheelhouse.ui.common.DeskLookup;
import org.wheelhouse.ui.common.FailureDialog;
import org.wheelhouse.ui.common.FailureReport;
import org.wheelhouse.ui.machine.MachineEditor;

/** Imports files with QEMU command lines and opens the last one. UI thread. */
public final class ImportHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		var dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.Import_Title);
		if (dialog.open() == null) {
			return null;
		}
		for (var name : dialog.getFileNames()) {
			try {
				var id = registry.define(Path.of(dialog.getFilterPath(), name));
				DeskLookup.machine(registry.desk(), id)
						.ifPresent(machine -> MachineEditor.open(window.getActivePage(), machine));
			} catch (CoreException e) {
				new FailureDialog(window.getShell(), FailureReport.of(NLS.bind(Messages.Import_Label, name), e)).open();
			}
		}
		return null;
	}
}
