package org.wheelhouse.ui.migration.history;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * A migration under way as a job of the platform: it is in the Progress view, where it can be given up. It holds no thread, and
 * is done when the migration is over, however that was.
 */
public final class MigrationJob extends Job {

	private static final int ALL = 100;

	private final Runnable cancel;
	private @Nullable IProgressMonitor monitor;
	private int shown;
	private int percent;
	private String sentence = "";
	private boolean over;

	/**
	 * @param name   what is done
	 * @param cancel asks QEMU to give it up; called on any thread
	 */
	public MigrationJob(String name, Runnable cancel) {
		super(name);
		this.cancel = cancel;
		setUser(false);
	}

	@Override
	protected synchronized IStatus run(@Nullable IProgressMonitor given) {
		var begun = Objects.requireNonNull(given);
		begun.beginTask(getName(), ALL);
		if (over) {
			return Status.OK_STATUS;
		}
		monitor = begun;
		tell();
		return ASYNC_FINISH;
	}

	/** How far it is. A guest that rewrites what was sent makes it less again, which the platform cannot show. */
	public synchronized void tell(int nowPercent, String nowSentence) {
		percent = nowPercent;
		sentence = nowSentence;
		tell();
	}

	private void tell() {
		var told = monitor;
		if (told == null) {
			return;
		}
		told.subTask(percent < 0 ? sentence : NLS.bind(Messages.Job_percent, percent, sentence));
		if (percent > shown) {
			told.worked(percent - shown);
			shown = percent;
		}
	}

	/** It has ended. */
	public synchronized void over() {
		over = true;
		var told = monitor;
		if (told != null) {
			monitor = null;
			told.done();
			done(Status.OK_STATUS);
		}
	}

	@Override
	protected void canceling() {
		cancel.run();
	}
}
