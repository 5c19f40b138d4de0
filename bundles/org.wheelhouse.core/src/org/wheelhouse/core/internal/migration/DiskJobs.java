package org.wheelhouse.core.internal.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.MigratedDisk;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryJobs;

/** The disks that go along with the migration of one machine, as their jobs tell. On the machine's queue. */
final class DiskJobs {

	private static final String CONCLUDED = "concluded";

	private final Map<String, MigratedDisk> disks = new LinkedHashMap<>();
	private long lookedMillis;

	/** What was told at once of all jobs. */
	record Told(List<QueryBlockJobs.Job> blockJobs, List<QueryJobs.Job> jobs) {

		static final Told NOTHING = new Told(List.of(), List.of());

		/** Whether a disk is being copied, or kept the same. */
		boolean isCopying() {
			return jobs.stream().anyMatch(job -> isDisk(job.id()) && !job.status().equals(CONCLUDED));
		}
	}

	static boolean isDisk(String job) {
		return MigratedDisk.isJob(job);
	}

	/** Another migration begins. */
	void clear() {
		disks.clear();
	}

	/** @param atMillis since the start of the migration */
	void hear(Told told, long atMillis) {
		var byId = told.jobs().stream().filter(job -> isDisk(job.id()))
				.collect(Collectors.toMap(QueryJobs.Job::id, job -> job, (first, _) -> first));
		told.blockJobs().stream().filter(job -> isDisk(job.device()))
				.forEach(job -> disks.put(job.device(), now(job, atMillis)));
		disks.replaceAll((id, disk) -> {
			var job = Optional.ofNullable(byId.get(id));
			return job.isEmpty()
					? disk.ended(atMillis, "")
					: job.get().status().equals(CONCLUDED)
							? disk.ended(atMillis, job.get().error().orElse(""))
							: disk;
		});
		lookedMillis = atMillis;
	}

	private MigratedDisk now(QueryBlockJobs.Job job, long atMillis) {
		var before = Optional.ofNullable(disks.get(job.device()));
		var since = atMillis - lookedMillis;
		var offset = Math.max(job.offset(), before.map(MigratedDisk::offset).orElse(0L));
		var rate = before.isPresent() && since > 0 ? (offset - before.get().offset()) * 1000 / since : -1;
		var ready = before.map(MigratedDisk::readyMillis).orElse(-1L);
		return new MigratedDisk(MigratedDisk.title(job.device()), job.device(), job.length(), offset, rate,
				before.map(MigratedDisk::startMillis).orElse(atMillis), ready < 0 && job.ready() ? atMillis : ready,
				before.map(MigratedDisk::endedMillis).orElse(-1L), job.status().orElse(""), "");
	}

	List<MigratedDisk> all() {
		return List.copyOf(disks.values());
	}
}
