package org.wheelhouse.ui.common;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.operation.Operation;

/**
 * Runs a person's gestures: says in the status line that they run and when they are done, and shows failures in the one
 * dialog. Cancelling is no failure. UI thread; never blocks.
 */
public final class OperationRunner {

	private final Supplier<Shell> shell;
	private final Executor modelThread;
	private final Consumer<String> status;

	/**
	 * @param shell       above which a failure is shown
	 * @param modelThread the UI thread
	 * @param status      takes what the status line says
	 */
	public OperationRunner(Supplier<Shell> shell, Executor modelThread, Consumer<String> status) {
		this.shell = shell;
		this.modelThread = modelThread;
		this.status = status;
	}

	/** For a part of the workbench. */
	public static OperationRunner of(IWorkbenchSite site) {
		return of(site.getWorkbenchWindow());
	}

	/** For a window of the workbench. */
	public static OperationRunner of(IWorkbenchWindow window) {
		return new OperationRunner(window::getShell, Objects.requireNonNull(window.getService(ModelThread.class)),
				text -> say(window, text));
	}

	/**
	 * Does it.
	 *
	 * @return completes on the UI thread; its failure has been shown already
	 */
	public <R> CompletableFuture<R> run(Operation<R> operation) {
		return follow(operation.label(), operation.run());
	}

	/**
	 * Follows something that has been started.
	 *
	 * @param label what it does, for example {@code Start rich-7.2}
	 * @return completes on the UI thread; its failure has been shown already
	 */
	public <R> CompletableFuture<R> follow(String label, CompletableFuture<R> running) {
		status.accept(NLS.bind(Messages.Operation_Running, label));
		return running.whenCompleteAsync((_, failure) -> {
			if (failure == null) {
				status.accept(NLS.bind(Messages.Operation_Done, label));
			} else {
				failed(label, failure);
			}
		}, modelThread);
	}

	/** Has the status line say something. */
	public void say(String text) {
		status.accept(text);
	}

	/** Shows a failure that is told in words of its own. */
	public void failed(FailureReport report) {
		status.accept(report.message());
		new FailureDialog(above(), report).open();
	}

	/** Shows a failure that was met at once. */
	public void failed(String label, Throwable failure) {
		var cause = FailureReport.cause(failure);
		if (cause instanceof CancellationException) {
			status.accept("");
			return;
		}
		var report = FailureReport.of(label, cause);
		status.accept(NLS.bind(Messages.Operation_Failed, label, report.message()));
		new FailureDialog(above(), report).open();
	}

	/** What the failure stands before: the window, or the form of the window that is still open. */
	private Shell above() {
		var window = shell.get();
		var active = window.getDisplay().getActiveShell();
		return active != null && active.getParent() == window ? active : window;
	}

	/** The status line belongs to the part that is active. */
	private static void say(IWorkbenchWindow window, String text) {
		var page = window.getActivePage();
		var part = page == null ? null : page.getActivePart();
		switch (part == null ? null : part.getSite()) {
			case IViewSite view -> view.getActionBars().getStatusLineManager().setMessage(text);
			case IEditorSite editor -> editor.getActionBars().getStatusLineManager().setMessage(text);
			case null, default -> {
			}
		}
	}
}
