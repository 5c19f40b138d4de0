package org.wheelhouse.ui.part;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.registry.MachineRegistry;
import org.wheelhouse.ui.failure.FailureDialog;
import org.wheelhouse.ui.failure.FailureReport;

/**
 * Runs a person's gestures: says in the status line that they run and when they are done, and shows failures in their form
 * or in the one dialog. Cancelling is no failure. UI thread; never blocks.
 */
public final class OperationRunner {

	private final Supplier<Shell> shell;
	private final Executor modelThread;
	private final StatusWords status;
	private final Running running;

	/** How an operation is run. */
	@FunctionalInterface
	private interface Running {
		<R> CompletableFuture<R> run(Operation<R> operation);
	}

	/**
	 * @param shell       above which a failure is shown
	 * @param modelThread the UI thread
	 * @param status      takes what the status line says
	 */
	public OperationRunner(Supplier<Shell> shell, Executor modelThread, Consumer<String> status) {
		this(shell, modelThread, () -> (text, _) -> status.accept(text), Operation::run);
	}

	private OperationRunner(Supplier<Shell> shell, Executor modelThread, StatusWords status, Running running) {
		this.shell = shell;
		this.modelThread = modelThread;
		this.status = status;
		this.running = running;
	}

	/** The same, which has what it does to devices kept in the history of their machine. */
	public OperationRunner keepingHistory(MachineRegistry registry) {
		return new OperationRunner(shell, modelThread, status, registry::run);
	}

	/** For a part of the workbench. */
	public static OperationRunner of(IWorkbenchSite site) {
		return of(site.getWorkbenchWindow());
	}

	/** For a window of the workbench. */
	public static OperationRunner of(IWorkbenchWindow window) {
		return new OperationRunner(window::getShell, Objects.requireNonNull(window.getService(ModelThread.class)),
				Objects.requireNonNull(window.getService(StatusWords.class)),
				Objects.requireNonNull(window.getService(MachineRegistry.class))::run);
	}

	/**
	 * Does it.
	 *
	 * @return completes on the UI thread; its failure has been shown already
	 */
	public <R> CompletableFuture<R> run(Operation<R> operation) {
		return follow(operation.label(), running.run(operation), operation::news);
	}

	/**
	 * Does it, where a failure is shown in the place from which it was done.
	 *
	 * @param shown shows a failure; false when its place is not there any more, then the dialog shows it
	 * @return completes on the UI thread; its failure has been shown already
	 */
	public <R> CompletableFuture<R> run(Operation<R> operation, Predicate<FailureReport> shown) {
		return follow(operation.label(), running.run(operation), operation::news, shown);
	}

	/**
	 * Follows something that has been started.
	 *
	 * @param label what it does, for example {@code Start rich-7.2}
	 * @return completes on the UI thread; its failure has been shown already
	 */
	public <R> CompletableFuture<R> follow(String label, CompletableFuture<R> running) {
		return follow(label, running, _ -> News.of(NLS.bind(Messages.Operation_Done, label)));
	}

	/**
	 * As {@link #follow(String, CompletableFuture)}.
	 *
	 * @param outcome what may be said of what came of it
	 */
	public <R> CompletableFuture<R> follow(String label, CompletableFuture<R> running, Function<R, News> outcome) {
		return follow(label, running, outcome, _ -> false);
	}

	private <R> CompletableFuture<R> follow(String label, CompletableFuture<R> running, Function<R, News> outcome,
			Predicate<FailureReport> shown) {
		var gesture = status.begin();
		gesture.say(NLS.bind(Messages.Operation_Running, label), true);
		return running.whenCompleteAsync((result, failure) -> {
			if (failure == null) {
				tell(gesture, outcome.apply(result));
			} else {
				failed(gesture, label, failure, shown);
			}
		}, modelThread);
	}

	private void tell(StatusWords.Gesture gesture, News news) {
		gesture.say(news.text(), news.later().isPresent());
		news.later().ifPresent(later -> later.thenAcceptAsync(told -> tell(gesture, told), modelThread));
	}

	/** Says something of the current machine that needs no waiting for. */
	public void say(String text) {
		status.begin().say(text, false);
	}

	/** Shows a failure that is told in words of its own. */
	public void failed(FailureReport report) {
		say(report.message());
		new FailureDialog(above(), report).open();
	}

	/** Shows a failure that was met at once. */
	public void failed(String label, Throwable failure) {
		failed(status.begin(), label, failure, _ -> false);
	}

	private void failed(StatusWords.Gesture gesture, String label, Throwable failure,
			Predicate<FailureReport> shown) {
		var cause = FailureReport.cause(failure);
		if (cause instanceof CancellationException) {
			gesture.say("", false);
			return;
		}
		var report = FailureReport.of(label, cause);
		gesture.say(NLS.bind(Messages.Operation_Failed, label, report.message()), false);
		if (!shown.test(report)) {
			new FailureDialog(above(), report).open();
		}
	}

	/** What the failure stands before: the window, or the form of the window that is still open. */
	private Shell above() {
		var window = shell.get();
		var active = window.getDisplay().getActiveShell();
		return active != null && active.getParent() == window ? active : window;
	}
}
