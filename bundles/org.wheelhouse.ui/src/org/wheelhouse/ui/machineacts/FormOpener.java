package org.wheelhouse.ui.machineacts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPartSite;
import org.wheelhouse.ui.acts.ActDialog;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.common.ModelThread;
import org.wheelhouse.ui.common.OperationRunner;

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
	public void open(String label, CompletableFuture<ActForm> form) {
		form.whenCompleteAsync((made, problem) -> {
			if (problem != null) {
				operations.failed(label, problem);
			} else if (!shell.isDisposed()) {
				new ActDialog(shell, made, operations).open();
			}
		}, modelThread);
	}
}
