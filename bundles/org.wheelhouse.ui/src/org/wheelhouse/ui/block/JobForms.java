package org.wheelhouse.ui.block;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.BlockGraph.Job;
import org.wheelhouse.core.operation.BlockActs;
import org.wheelhouse.ui.acts.ActField;
import org.wheelhouse.ui.acts.ActForm;
import org.wheelhouse.ui.acts.Proposal;

/** Asks what is needed to change or end a job. */
final class JobForms {

	private static final String SPEED = "speed";
	private static final String FORCE = "force";

	private JobForms() {
	}

	static ActForm setSpeed(BlockActs acts, Job job) {
		return new ActForm("block.speed", Messages.JobForms_speed, about(acts, job), Messages.JobForms_speedOk,
				List.of(new ActField.Line(SPEED, Messages.JobForms_limit, FormText.rate(job.speed()),
						Messages.ThrottleForm_none)),
				entries -> {
					var rate = FormText.rate(entries.text(SPEED));
					return rate.isEmpty()
							? Proposal.wrong(Messages.ThrottleForm_noRate)
							: Proposal.of(acts.setSpeed(job, rate.getAsLong()));
				});
	}

	static ActForm cancel(BlockActs acts, Job job) {
		var waits = job.paused() || !job.ioStatus().equals("ok");
		return new ActForm("block.cancel", Messages.JobForms_cancel, about(acts, job), Messages.JobForms_cancelOk,
				waits ? List.of(new ActField.Check(FORCE, Messages.JobForms_force, false)) : List.of(),
				entries -> Proposal.of(acts.cancel(job, entries.checked(FORCE))) instanceof Proposal.Ready ready
						? ready.remarked(job.ready() ? Messages.JobForms_copy : Messages.JobForms_kept)
						: Proposal.of(acts.cancel(job, entries.checked(FORCE))));
	}

	static String about(BlockActs acts, Job job) {
		return NLS.bind(Messages.JobForms_about, new Object[]{job.id(), job.type(), acts.machineName()});
	}
}
