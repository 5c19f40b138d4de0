package org.wheelhouse.core.internal.migration;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.internal.series.RecordedMigration;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.RunState;
import org.wheelhouse.core.migration.forecast.Adviser;
import org.wheelhouse.core.migration.forecast.Forecaster;
import org.wheelhouse.core.migration.forecast.Limits;
import org.wheelhouse.core.migration.forecast.MigrationWay;
import org.wheelhouse.core.migration.forecast.Observed;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.MigrationProgress.Memory;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.Lock;
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
	public static final Facet FACET = new Facet(Topic.MIGRATION, Set.of("MIGRATION*", "STOP", "RESUME"),
			context -> new MigrationPoller(context.machine(), context.state(), context.series().migration(),
					() -> context.shown().test(Topic.MIGRATION), context.machines(),
					context.settings().silence().dividedBy(2)),
			() -> TreeSync.of(MachineTrees.MIGRATION, Literals.MACHINE__MIGRATION, new MigrationSync()::apply));

	/** Before 2.4 QEMU does not tell the limits. */
	private static final Parameters UNKNOWN = new Parameters(OptionalLong.empty(), Optional.empty(),
			OptionalLong.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(),
			Optional.empty());
	private static final double BYTES_PER_MEGABIT = 1e6 / 8;
	/** QEMU's word for what is before the first byte. */
	private static final String COMPLETED = "completed";
	private static final String COPYING = "setup";
	private static final Duration ACTIVE = Duration.ofMillis(200);

	private final CommandSender machine;
	private final RunState state;
	private final RecordedMigration record;
	private final BooleanSupplier shown;
	private final Supplier<List<MachineSnapshot>> machines;
	private final DirtyRateProbe probe;
	private final Duration heartbeat;
	private final DiskJobs disks = new DiskJobs();
	private boolean active;
	/** Whether what QEMU says now can be told from what it said before. */
	private boolean heard;
	/** Disks are being copied before there is a migration that QEMU knows of. */
	private boolean copying;
	/** They were until now, in this migration. */
	private boolean wasCopying;
	/** How long they were before memory began to flow, in milliseconds. */
	private long lead;
	/** Whether the guest's memory is being sent while it runs, by a machine to which more than questions may go. */
	private volatile boolean sending;
	private volatile long size;
	private String status = "";
	/** Whether the capabilities are known of the migration under way. */
	private boolean told;

	private List<String> capabilities = List.of();

	private record Answer(QueryMigrate.Migration migration, Optional<QueryMigrateParameters.Parameters> limits,
			Optional<Map<String, Boolean>> capabilities, DiskJobs.Told disks) {}

	/**
	 * @param shown     whether the details of a migration are of interest, not only that there is one
	 * @param machines  all that are known, for the other end
	 * @param heartbeat how often is looked whether one began
	 */
	public MigrationPoller(CommandSender machine, RunState state, RecordedMigration record, BooleanSupplier shown,
			Supplier<List<MachineSnapshot>> machines, Duration heartbeat) {
		this.machine = machine;
		this.state = state;
		this.record = record;
		this.shown = shown;
		this.machines = machines;
		this.probe = new DirtyRateProbe(machine);
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
				.thenCombine(
						sending && shown.getAsBoolean() ? probe.ask(size) : CompletableFuture.completedFuture(null),
						(answer, _) -> answer)
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
		var word = copying ? COPYING : said;
		var memory = migration.ram().filter(_ -> !copying).map(MigrationPoller::memory).orElse(Memory.NONE);
		answer.capabilities().ifPresent(this::learn);
		var took = record(word, answer, memory);
		sending = word.equals("active") && migration.ram().isPresent() && snapshot.lock() == Lock.NONE;
		size = memory.total();
		state.migration(word);
		var changed = snapshot.with(state.condition(snapshot.condition()));
		return answer.limits().isEmpty()
				? changed
				: changed.with(snapshot.trees().with(MachineTrees.MIGRATION,
						Optional.of(progress(changed, answer, word, memory, took))));
	}

	/** @return how long it lasts, in milliseconds */
	private long record(String word, Answer answer, Memory memory) {
		var migration = answer.migration();
		var now = System.currentTimeMillis();
		// One that is quick begins and ends between two answers.
		var quick = heard && !active && word.equals(COMPLETED) && !word.equals(status);
		heard = true;
		var took = total(migration, word, quick, now);
		var ended = (active || quick) && !MigrationProgress.isActive(word);
		active = MigrationProgress.isActive(word);
		var known = migration.ram().isPresent() && !copying;
		if (active && known) {
			record.add(now, took, memory, migration.expectedDowntime().map(Duration::toMillis).orElse(-1L));
		}
		if (copying) {
			record.addWaiting(took);
		}
		disks.hear(answer.disks(), took);
		if ((active || ended) && known) {
			record.add(sample(answer, word, memory, took));
		}
		if (!word.equals(status) && (active || ended)) {
			record.status(word);
		}
		status = word;
		if (active) {
			answer.limits().ifPresent(limits -> record.told(figures(limits)));
		}
		if (ended) {
			record.end(migration.totalTime().isPresent() && !copying ? took : now - record.startedMillis());
		}
		return took;
	}

	/**
	 * How long it lasts, with the time in which disks were copied before QEMU knew of a migration.
	 *
	 * @param status with which it begins where it was not under way
	 * @param quick  whether it has ended since the last answer, and begun
	 */
	private long total(QueryMigrate.Migration migration, String status, boolean quick, long now) {
		var total = migration.totalTime().map(Duration::toMillis).orElse(0L);
		if ((MigrationProgress.isActive(status) || quick) && !active) {
			lead = 0;
			disks.clear();
			probe.begin();
			record.begin(copying ? now : now - total);
			wasCopying = copying;
		}
		if (copying) {
			return now - record.startedMillis();
		}
		// Memory may have begun and ended between two answers.
		if (wasCopying && (migration.totalTime().isPresent() || !MigrationProgress.isActive(status))) {
			lead = now - total - record.startedMillis();
			wasCopying = false;
		}
		return total + lead;
	}

	/** Those that can be changed while it runs. */
	private static Map<String, Long> figures(Parameters limits) {
		var figures = new HashMap<String, Long>();
		limits.bytesPerSecond().ifPresent(value -> figures.put("max-bandwidth", value));
		limits.downtime().ifPresent(value -> figures.put("downtime-limit", value.toMillis()));
		limits.postcopyBytesPerSecond().ifPresent(value -> figures.put("max-postcopy-bandwidth", value));
		limits.throttleMaximumPercent().ifPresent(value -> figures.put("max-cpu-throttle", (long) value));
		limits.throttleIncrementPercent().ifPresent(value -> figures.put("cpu-throttle-increment", (long) value));
		return figures;
	}

	private MigrationProgress progress(MachineSnapshot snapshot, Answer answer, String word, Memory memory,
			long took) {
		var migration = answer.migration();
		var limits = answer.limits().orElse(UNKNOWN);
		return new MigrationProgress(state.role(), word, migration.error().orElse(""), memory,
				took, millis(migration.setupTime(), 0), millis(migration.downtime(), -1),
				millis(migration.expectedDowntime(), -1), migration.throttlePercentage().orElse(0),
				limits.bytesPerSecond().orElse(0), millis(limits.downtime(), 0), record.uri(), record.passes(),
				missRate(migration), capabilities, course(snapshot, limits), disks.all());
	}

	private MigrationCourse course(MachineSnapshot snapshot, Parameters limits) {
		var peer = machines.get().stream().filter(other -> other.id().equals(snapshot.condition().peerId()))
				.findFirst();
		var course = record.course().by(MigrationWay.of(record.uri(), snapshot, peer, limits.credentials()));
		if (state.role() != MigrationRole.SOURCE) {
			return course;
		}
		var there = peer.flatMap(other -> other.trees().migration()).map(MigrationProgress::course)
				.map(MigrationCourse::resumedMillis).orElse(-1L);
		var known = course.resumed(there > course.stoppedMillis() ? there : -1);
		return active ? foreseen(known, snapshot, peer, limits) : known;
	}

	private MigrationCourse foreseen(MigrationCourse course, MachineSnapshot snapshot, Optional<MachineSnapshot> peer,
			Parameters limits) {
		var seen = new Observed(course.samples(),
				new Limits(limits.bytesPerSecond().orElse(0), millis(limits.downtime(), 300),
						limits.throttleMaximumPercent().orElse(Adviser.THROTTLE_MOST)),
				Set.copyOf(capabilities), MigrationWay.isLocal(course.channel()));
		var forecast = Forecaster.of(seen);
		return course.foreseen(forecast, Adviser.of(seen, forecast, snapshot.facts().name(),
				peer.map(other -> other.facts().name()).orElse("")));
	}

	private static double missRate(QueryMigrate.Migration migration) {
		return migration.xbzrle().map(QueryMigrate.Xbzrle::missRate).orElse(-1.0);
	}

	private void learn(Map<String, Boolean> known) {
		told = active;
		capabilities = known.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).sorted().toList();
	}

	/** Until the first pass is over QEMU knows of no dirty page, and expects what the limit says. */
	private MigrationSample sample(Answer answer, String status, Memory memory, long atMillis) {
		var migration = answer.migration();
		var known = memory.dirtySyncCount() > 1;
		return new MigrationSample(atMillis, status, false, memory.transferred(), memory.remaining(),
				known ? memory.dirtyBytesPerSecond() : -1, memory.dirtySyncCount(),
				memory.megabitsPerSecond() > 0 ? Math.round(memory.megabitsPerSecond() * BYTES_PER_MEGABIT) : -1,
				known ? millis(migration.expectedDowntime(), -1) : -1, migration.throttlePercentage().orElse(0),
				memory.postcopyRequests(), memory.multifdBytes(), missRate(migration),
				answer.limits().map(limits -> limits.bytesPerSecond().orElse(-1)).orElse(-1L),
				answer.limits().map(limits -> millis(limits.downtime(), -1)).orElse(-1L), probe.inOneSecond(),
				probe.inTwoSeconds());
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
