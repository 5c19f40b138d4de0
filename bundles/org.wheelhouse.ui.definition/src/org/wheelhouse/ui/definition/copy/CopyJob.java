package org.wheelhouse.ui.definition.copy;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.image.ImageTransfer;
import org.wheelhouse.core.image.Undertaking;

/**
 * A copy as a job of the platform: it is in the Progress view, where it can be given up. It holds no thread. What came of it is
 * told by {@link #outcome()} alone: the job itself never fails.
 */
final class CopyJob extends Job {

	private static final int ALL = 1000;

	private final ImageTransfer transfer;
	private final CompletableFuture<Path> outcome = new CompletableFuture<>();
	private volatile @Nullable Undertaking<Path> work;
	private int shown;

	CopyJob(ImageTransfer transfer) {
		super(transfer.wish().label());
		this.transfer = transfer;
		setUser(false);
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(@Nullable IJobChangeEvent event) {
				outcome.completeExceptionally(new CancellationException()); // where it was not even begun
			}
		});
	}

	/** Completes with the copy; cancelled when it was given up and nothing is left of it. */
	CompletableFuture<Path> outcome() {
		return outcome;
	}

	@Override
	protected IStatus run(@Nullable IProgressMonitor given) {
		var monitor = Objects.requireNonNull(given);
		monitor.beginTask(getName(), ALL);
		var begun = transfer.start((what, share) -> tell(monitor, what, share));
		work = begun;
		if (monitor.isCanceled()) {
			begun.cancel(true);
		}
		begun.whenComplete((copy, failure) -> {
			if (failure == null) {
				outcome.complete(copy);
			} else {
				outcome.completeExceptionally(failure);
			}
			monitor.done();
			done(failure instanceof CancellationException ? Status.CANCEL_STATUS : Status.OK_STATUS);
		});
		return ASYNC_FINISH;
	}

	/** One call after the other. */
	private void tell(IProgressMonitor monitor, String what, double share) {
		monitor.subTask(what);
		var now = (int) (share * ALL);
		if (now > shown) {
			monitor.worked(now - shown);
			shown = now;
		}
	}

	@Override
	protected void canceling() {
		var begun = work;
		if (begun != null) {
			begun.cancel(true);
		}
	}
}
