package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPartSite;
import org.wheelhouse.ui.form.OperationDialog;
import org.wheelhouse.ui.form.OperationForm;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.part.OperationRunner;

/**
 * Opens a form when the machine has told what it says, or shows why it does not. Any thread.
 *
 * @param shell       above which it opens
 * @param operations  runs the act and shows how it goes
 * @param modelThread the UI thread
 */
public record FormOpener(Shell shell, OperationRunner operations, Executor modelThread) {

	/** For a part of the workbench. */
	public static FormOpener of(IWorkbenchPartSite site) {
		var modelThread = site.getService(ModelThread.class);
		if (modelThread == null) {
			throw new IllegalStateException("no model thread");
		}
		return new FormOpener(site.getShell(), OperationRunner.of(site), modelThread);
	}

	/** @param label what the failure is about, for example the machine's name */
	public void open(String label, CompletableFuture<OperationForm> form) {
		form.whenCompleteAsync((made, problem) -> {
			if (problem != null) {
				operations.failed(label, problem);
			} else if (!shell.isDisposed()) {
				new OperationDialog(shell, made, operations).open();
			}
		}, modelThread);
	}
}
