package org.wheelhouse.ui.handlers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.machine.DefinitionImport;
import org.wheelhouse.ui.part.OperationRunner;

/** Imports files with QEMU command lines and opens the last one. UI thread. */
public final class ImportHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		var registry = Objects.requireNonNull(window.getService(MachineRegistry.class));
		var imported = new DefinitionImport(window.getActivePage(), registry, OperationRunner.of(window));
		var far = far(registry, HandlerUtil.getCurrentSelection(event));
		if (far.isPresent()) {
			new HostFileChooser(far.get())
					.file(window.getShell(), Messages.Import_Title, HostFileChooser.ANYWHERE, "", List.of())
					.ifPresent(file -> imported.take(file, far.get()));
			return null;
		}
		var dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.Import_Title);
		if (dialog.open() != null) {
			imported.take(
					Arrays.stream(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
		}
		return null;
	}

	/** The computer far away whose row, or a machine of which, is selected, while it is connected. */
	private static Optional<Host> far(MachineRegistry registry, @Nullable ISelection selection) {
		var row = selection instanceof IStructuredSelection rows ? rows.getFirstElement() : null;
		var computer = row instanceof Machine machine ? machine.getHost() : row;
		return computer instanceof org.wheelhouse.model.live.Host shown
				&& shown.getConnection() == HostConnection.CONNECTED ? registry.host(shown) : Optional.empty();
	}
}
