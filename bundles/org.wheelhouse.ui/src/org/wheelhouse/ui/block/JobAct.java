package org.wheelhouse.ui.block;

import java.util.List;
import java.util.Locale;

import org.wheelhouse.core.BlockGraph.Job;
import org.wheelhouse.core.operation.BlockActs;
import org.wheelhouse.core.operation.JobWord;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;

/** What a job can be told, and in which of its states. */
enum JobAct {
	// @formatter:off It would run one into the next.
	PAUSE(JobWord.PAUSE, Messages.JobStrip_pause, Messages.JobForms_pause, Messages.JobForms_pauseOk, ""),
	RESUME(JobWord.RESUME, Messages.JobStrip_resume, Messages.JobForms_resume, Messages.JobForms_resumeOk, ""),
	COMPLETE(JobWord.COMPLETE, Messages.JobStrip_complete, Messages.JobForms_complete, Messages.JobForms_completeOk, Messages.JobForms_completeText),
	FINALIZE(JobWord.FINALIZE, Messages.JobStrip_finalize, Messages.JobForms_finalize, Messages.JobForms_finalizeOk, ""),
	DISMISS(JobWord.DISMISS, Messages.JobStrip_dismiss, Messages.JobForms_dismiss, Messages.JobForms_dismissOk, Messages.JobForms_dismissText);
	// @formatter:on

	private final JobWord word;
	private final String text;
	private final String title;
	private final String ok;
	private final String remark;

	JobAct(JobWord word, String text, String title, String ok, String remark) {
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
	ActForm form(BlockActs acts, Job job) {
		return new ActForm("block." + id(), title, JobForms.about(acts, job), ok, List.of(),
				_ -> Proposal.of(acts.tell(job, word)) instanceof Proposal.Ready ready
						? ready.remarked(remark)
						: Proposal.of(acts.tell(job, word)));
	}
}
