package org.wheelhouse.core.internal.block;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.BlockGraph.Job;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryJobs;

/**
 * Makes jobs of {@code query-jobs}, which tells of all of them and why they failed, and {@code query-block-jobs}, which tells
 * more of those that copy. QEMU lets a job wait for moments by itself, at each change of the graph: that is no pause. One
 * thread at a time.
 */
final class JobReader {

	private static final Duration MOMENT = Duration.ofMillis(300);
	/** QAPI {@code JobStatus}: of a job that waits to go on. */
	private static final Set<String> WAITING = Set.of("paused", "standby");
	private static final Set<String> IN_STEP = Set.of("ready", "standby");

	private final LongSupplier nanos;
	/** When each job was seen waiting first. */
	private final Map<String, Long> since = new HashMap<>();

	/** @param nanos a clock */
	JobReader(LongSupplier nanos) {
		this.nanos = nanos;
	}

	List<Job> read(List<QueryJobs.Job> all, List<QueryBlockJobs.Job> copying) {
		Map<String, QueryJobs.Job> known = all.stream()
				.collect(Collectors.toMap(QueryJobs.Job::id, Function.identity(), (_, last) -> last));
		var jobs = new ArrayList<Job>();
		for (var job : copying) {
			var other = known.remove(job.device());
			var status = other == null ? job.status().orElse("") : other.status();
			var waits = status.isEmpty() ? job.paused() : WAITING.contains(status);
			var error = other == null ? "" : other.error().orElse("");
			jobs.add(new Job(job.device(), job.type(), job.length(), job.offset(), job.speed(),
					isPaused(job.device(), waits, job.ioStatus()),
					status.isEmpty() ? job.ready() : IN_STEP.contains(status), job.ioStatus(), status, error));
		}
		all.stream().filter(job -> known.containsKey(job.id())).forEach(job -> jobs.add(new Job(job.id(), job.type(),
				job.totalProgress(), job.currentProgress(), 0,
				isPaused(job.id(), WAITING.contains(job.status()), "ok"), IN_STEP.contains(job.status()), "ok",
				job.status(), job.error().orElse(""))));
		since.keySet().retainAll(jobs.stream().map(Job::id).collect(Collectors.toSet()));
		return jobs;
	}

	private boolean isPaused(String id, boolean waits, String ioStatus) {
		if (!waits) {
			since.remove(id);
			return false;
		}
		long now = nanos.getAsLong();
		return now - since.computeIfAbsent(id, _ -> now) >= MOMENT.toNanos() || !ioStatus.equals("ok");
	}
}
