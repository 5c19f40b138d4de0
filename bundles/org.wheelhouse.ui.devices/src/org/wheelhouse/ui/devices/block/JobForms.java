package org.wheelhouse.ui.devices.block;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.ui.form.FormField;
import org.wheelhouse.ui.form.FormResult;
import org.wheelhouse.ui.form.OperationForm;

/** Asks what is needed to change or end a job. */
final class JobForms {

	private static final String SPEED = "speed";
	private static final String FORCE = "force";

	private JobForms() {
	}

	static OperationForm setSpeed(BlockOperations acts, Job job) {
		return new OperationForm("block.speed", Messages.JobForms_speed, about(acts, job), Messages.JobForms_speedOk,
				List.of(new FormField.Line(SPEED, Messages.JobForms_limit, FormText.rate(job.speed()),
						Messages.ThrottleForm_none)),
				entries -> {
					var rate = FormText.rate(entries.text(SPEED));
					return rate.isEmpty()
							? FormResult.wrong(Messages.ThrottleForm_noRate)
							: FormResult.of(acts.setSpeed(job, rate.getAsLong()));
				});
	}

	static OperationForm cancel(BlockOperations acts, Job job) {
		var waits = job.paused() || !job.ioStatus().equals("ok");
		return new OperationForm("block.cancel", Messages.JobForms_cancel, about(acts, job), Messages.JobForms_cancelOk,
				waits ? List.of(new FormField.Check(FORCE, Messages.JobForms_force, false)) : List.of(),
				entries -> FormResult.of(acts.cancel(job, entries.checked(FORCE))) instanceof FormResult.Ready ready
						? ready.remarked(job.ready() ? Messages.JobForms_copy : Messages.JobForms_kept)
						: FormResult.of(acts.cancel(job, entries.checked(FORCE))));
	}

	static String about(BlockOperations acts, Job job) {
		return NLS.bind(Messages.JobForms_about, new Object[]{job.id(), job.type(), acts.machineName()});
	}
}
