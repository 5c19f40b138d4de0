package org.wheelhouse.core.internal.migration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.internal.series.RecordedMigration;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.RunState;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.MigrationProgress.Memory;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.qmp.command.QueryBlockJobs;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryMigrateCapabilities;
import org.wheelhouse.qmp.command.QueryMigrateParameters;
import org.wheelhouse.qmp.command.QueryMigrateParameters.Parameters;
import org.wheelhouse.qmp.session.CommandSender;

/** The live migration: five times a second while one is active and watched, else now and then to see whether one began. */
public final class MigrationPoller implements Poller {

	/** The live migration under way, or the last one. */
	public static final Facet FACET = new Facet(Topic.MIGRATION, Set.of("MIGRATION*"),
			context -> new MigrationPoller(context.machine(), context.state(), context.series().migration(),
					() -> context.shown().test(Topic.MIGRATION), context.settings().silence().dividedBy(2)),
			() -> TreeSync.of(MachineTrees.MIGRATION, Literals.MACHINE__MIGRATION, new MigrationSync()::apply));

	/** Before 2.4 QEMU does not tell the limits. */
	private static final Parameters UNKNOWN = new Parameters(OptionalLong.empty(), Optional.empty(),
			OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
	private static final double BYTES_PER_MEGABIT = 1e6 / 8;
	/** QEMU's word for what is before the first byte. */
	private static final String COPYING = "setup";
	private static final Duration ACTIVE = Duration.ofMillis(200);

	private final CommandSender machine;
	private final RunState state;
	private final RecordedMigration record;
	private final BooleanSupplier shown;
	private final Duration heartbeat;
	private final DiskJobs disks = new DiskJobs();
	private boolean active;
	/** Disks are being copied before there is a migration that QEMU knows of. */
	private boolean copying;
	/** They were until now, in this migration. */
	private boolean wasCopying;
	/** How long they were before memory began to flow, in milliseconds. */
	private long lead;
	/** Whether the capabilities are known of the migration under way. */
	private boolean told;

	private List<String> capabilities = List.of();

	private record Answer(QueryMigrate.Migration migration, Optional<QueryMigrateParameters.Parameters> limits,
			Optional<Map<String, Boolean>> capabilities, DiskJobs.Told disks) {}

	/**
	 * @param shown     whether the details of a migration are of interest, not only that there is one
	 * @param heartbeat how often is looked whether one began
	 */
	public MigrationPoller(CommandSender machine, RunState state, RecordedMigration record, BooleanSupplier shown,
			Duration heartbeat) {
		this.machine = machine;
		this.state = state;
		this.record = record;
		this.shown = shown;
		this.heartbeat = heartbeat;
	}

	@Override
	public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
		// The row needs only to know whether a migration is under way.
		var limits = shown.getAsBoolean()
				? OptionalQuery.insteadOfLacking(machine.send(new QueryMigrateParameters()), UNKNOWN)
						.thenApply(Optional::of)
				: CompletableFuture.completedFuture(Optional.<QueryMigrateParameters.Parameters>empty());
		return machine.send(new QueryMigrate())
				.thenCombine(limits,
						(migration, known) -> new Answer(migration, known, Optional.empty(), DiskJobs.Told.NOTHING))
				.thenCombine(capabilities(),
						(answer, known) -> new Answer(answer.migration(), answer.limits(), known,
								DiskJobs.Told.NOTHING))
				.thenCombine(disks(), (answer, told) -> new Answer(answer.migration(), answer.limits(),
						answer.capabilities(), told))
				.thenApply(answer -> snapshot -> change(snapshot, answer));
	}

	/** Before memory flows disks are copied, of which {@code query-migrate} says nothing. */
	private CompletableFuture<DiskJobs.Told> disks() {
		if (!shown.getAsBoolean() && state.role() != MigrationRole.SOURCE
				|| state.role() == MigrationRole.DESTINATION) {
			return CompletableFuture.completedFuture(DiskJobs.Told.NOTHING);
		}
		return OptionalQuery.instead(machine.send(new QueryBlockJobs()), List.<QueryBlockJobs.Job>of())
				.thenCompose(
						jobs -> jobs.stream().noneMatch(job -> DiskJobs.isDisk(job.device())) && disks.all().isEmpty()
								? CompletableFuture.completedFuture(DiskJobs.Told.NOTHING)
								: machine.send(new QueryJobs()).thenApply(all -> new DiskJobs.Told(jobs, all)));
	}

	/** They are fixed while one runs: then they are asked for once. */
	private CompletableFuture<Optional<Map<String, Boolean>>> capabilities() {
		return shown.getAsBoolean() && !(active && told)
				? OptionalQuery.insteadOfLacking(machine.send(new QueryMigrateCapabilities()), Map.of())
						.thenApply(Optional::of)
				: CompletableFuture.completedFuture(Optional.empty());
	}

	private MachineSnapshot change(MachineSnapshot snapshot, Answer answer) {
		var migration = answer.migration();
		var said = migration.status().orElse("");
		// What QEMU tells then is of the migration before.
		copying = !MigrationProgress.isActive(said) && answer.disks().isCopying();
		var status = copying ? COPYING : said;
		var memory = migration.ram().filter(_ -> !copying).map(MigrationPoller::memory).orElse(Memory.NONE);
		answer.capabilities().ifPresent(this::learn);
		var now = System.currentTimeMillis();
		var total = total(migration, status, now);
		var ended = active && !MigrationProgress.isActive(status);
		active = MigrationProgress.isActive(status);
		var downtime = migration.expectedDowntime().map(Duration::toMillis).orElse(-1L);
		if (active && migration.ram().isPresent() && !copying) {
			record.add(now, total, memory, downtime);
		}
		if (copying) {
			record.addWaiting(total);
		}
		disks.hear(answer.disks(), total);
		if ((active || ended) && migration.ram().isPresent() && !copying) {
			record.add(sample(answer, status, memory, total));
		}
		if (ended) {
			record.end(migration.totalTime().isPresent() && !copying ? total : now - record.startedMillis());
		}
		state.migration(status);
		var changed = snapshot.with(state.condition(snapshot.condition()));
		return answer.limits().isEmpty()
				? changed
				: changed.with(snapshot.trees().with(MachineTrees.MIGRATION,
						Optional.of(progress(answer, status, memory, total))));
	}

	/**
	 * How long it lasts, with the time in which disks were copied before QEMU knew of a migration.
	 *
	 * @param status with which it begins where it was not under way
	 */
	private long total(QueryMigrate.Migration migration, String status, long now) {
		var total = migration.totalTime().map(Duration::toMillis).orElse(0L);
		if (MigrationProgress.isActive(status) && !active) {
			lead = 0;
			disks.clear();
			record.begin(copying ? now : now - total);
			wasCopying = copying;
		}
		if (copying) {
			return now - record.startedMillis();
		}
		if (wasCopying && migration.totalTime().isPresent() && MigrationProgress.isActive(status)) {
			lead = now - total - record.startedMillis();
			wasCopying = false;
		}
		return total + lead;
	}

	private MigrationProgress progress(Answer answer, String status, Memory memory, long total) {
		var migration = answer.migration();
		return new MigrationProgress(state.role(), status, migration.error().orElse(""), memory,
				total, millis(migration.setupTime(), 0), millis(migration.downtime(), -1),
				millis(migration.expectedDowntime(), -1), migration.throttlePercentage().orElse(0),
				answer.limits().map(limits -> limits.bytesPerSecond().orElse(0)).orElse(0L),
				answer.limits().map(limits -> millis(limits.downtime(), 0)).orElse(0L), "", record.passes(),
				missRate(migration), capabilities, record.course(), disks.all());
	}

	private static double missRate(QueryMigrate.Migration migration) {
		return migration.xbzrle().map(QueryMigrate.Xbzrle::missRate).orElse(-1.0);
	}

	private void learn(Map<String, Boolean> known) {
		told = active;
		capabilities = known.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).sorted().toList();
	}

	/** Until the first pass is over QEMU knows of no dirty page, and expects what the limit says. */
	private static MigrationSample sample(Answer answer, String status, Memory memory, long atMillis) {
		var migration = answer.migration();
		var known = memory.dirtySyncCount() > 1;
		return new MigrationSample(atMillis, status, false, memory.transferred(), memory.remaining(),
				known ? memory.dirtyBytesPerSecond() : -1, memory.dirtySyncCount(),
				memory.megabitsPerSecond() > 0 ? Math.round(memory.megabitsPerSecond() * BYTES_PER_MEGABIT) : -1,
				known ? millis(migration.expectedDowntime(), -1) : -1, migration.throttlePercentage().orElse(0),
				memory.postcopyRequests(), memory.multifdBytes(), missRate(migration),
				answer.limits().map(limits -> limits.bytesPerSecond().orElse(-1)).orElse(-1L),
				answer.limits().map(limits -> millis(limits.downtime(), -1)).orElse(-1L));
	}

	private static long millis(Optional<Duration> duration, long unknown) {
		return duration.map(Duration::toMillis).orElse(unknown);
	}

	private static Memory memory(QueryMigrate.Ram ram) {
		return new Memory(ram.transferred(), ram.remaining(), ram.total(), ram.duplicatePages(),
				ram.normalPages(), ram.normalBytes(), ram.dirtyPagesPerSecond(), ram.dirtySyncCount(), ram.pageSize(),
				ram.pagesPerSecond(), ram.megabitsPerSecond(), ram.postcopyRequests(), ram.multifdBytes(),
				ram.precopyBytes().orElse(0), ram.downtimeBytes().orElse(0), ram.postcopyBytes().orElse(0));
	}

	@Override
	public Optional<Duration> period() {
		return Optional.of(active ? ACTIVE : heartbeat);
	}
}
