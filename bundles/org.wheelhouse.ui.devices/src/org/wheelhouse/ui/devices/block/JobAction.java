package org.wheelhouse.ui.devices.block;

import java.util.List;
import java.util.Locale;

import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.block.JobTerms;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/** What a job can be told, and in which of its states. */
public enum JobAction {
	// @formatter:off It would run one into the next.
	PAUSE(JobTerms.PAUSE, Messages.JobStrip_pause, Messages.JobForms_pause, Messages.JobForms_pauseOk, ""),
	RESUME(JobTerms.RESUME, Messages.JobStrip_resume, Messages.JobForms_resume, Messages.JobForms_resumeOk, ""),
	COMPLETE(JobTerms.COMPLETE, Messages.JobStrip_complete, Messages.JobForms_complete, Messages.JobForms_completeOk, Messages.JobForms_completeText),
	FINALIZE(JobTerms.FINALIZE, Messages.JobStrip_finalize, Messages.JobForms_finalize, Messages.JobForms_finalizeOk, ""),
	DISMISS(JobTerms.DISMISS, Messages.JobStrip_dismiss, Messages.JobForms_dismiss, Messages.JobForms_dismissOk, Messages.JobForms_dismissText);
	// @formatter:on

	private final JobTerms word;
	private final String text;
	private final String title;
	private final String ok;
	private final String remark;

	JobAction(JobTerms word, String text, String title, String ok, String remark) {
		this.word = word;
		this.text = text;
		this.title = title;
		this.ok = ok;
		this.remark = remark;
	}

	/** The button. */
	String text() {
		return text;
	}

	/** What tests know it by. */
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether the job takes it as it is now. */
	boolean possible(BlockJob job) {
		var status = job.getStatus();
		return switch (this) {
			case PAUSE -> BlockText.copies(job) && !job.isPaused() && (isRunning(job) || job.isReady());
			case RESUME -> BlockText.copies(job) && job.isPaused();
			case COMPLETE -> job.isReady() && !job.isPaused();
			case FINALIZE -> status.equals("pending");
			case DISMISS -> status.equals("concluded");
		};
	}

	/** Whether the job still works, so that it can be cancelled and limited. */
	static boolean isCancellable(BlockJob job) {
		return BlockText.copies(job) && !List.of("concluded", "aborting", "null").contains(job.getStatus());
	}

	/** Whether there is a speed to be limited. */
	static boolean isLimitable(BlockJob job) {
		return BlockText.copies(job) && (isRunning(job) || job.isPaused() || job.isReady());
	}

	private static boolean isRunning(BlockJob job) {
		// Waiting for a moment, as jobs do at each change of the graph, is running.
		return List.of("", "running", "paused", "ready", "standby").contains(job.getStatus());
	}

	/** What is asked before it is told. */
	OperationForm form(BlockOperations acts, Job job) {
		return new OperationForm("block." + id(), title, JobForms.about(acts, job), ok, List.of(),
				_ -> FormResult.of(acts.tell(job, word)) instanceof FormResult.Ready ready
						? ready.remarked(remark)
						: FormResult.of(acts.tell(job, word)));
	}
}
