package org.wheelhouse.core.internal.migration;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.List;

import org.eclipse.emf.common.util.EList;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.ActMark;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MigratedDisk;
import org.wheelhouse.core.state.MigrationCourse;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.PassMark;
import org.wheelhouse.core.state.PhaseMark;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationAct;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationPhase;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationStorage;

/** Copies the migration. Passes are matched by number. */
final class MigrationSync {

	private static final KeyedList<ActMark, MigrationAct> ACTS = new KeyedList<>(ActMark::atMillis,
			MigrationAct::getAtMillis, LiveFactory.eINSTANCE::createMigrationAct, MigrationSync::act);

	private final KeyedList<PassMark, MigrationPass> passes = new KeyedList<>(PassMark::number,
			MigrationPass::getNumber,
			LiveFactory.eINSTANCE::createMigrationPass, MigrationSync::pass);

	private final KeyedList<PhaseMark, MigrationPhase> phases = new KeyedList<>(PhaseMark::startMillis,
			MigrationPhase::getStartMillis,
			LiveFactory.eINSTANCE::createMigrationPhase, MigrationSync::phase);

	private final KeyedList<MigratedDisk, MigrationStorage> disks = new KeyedList<>(MigratedDisk::jobId,
			MigrationStorage::getJobId, LiveFactory.eINSTANCE::createMigrationStorage, MigrationSync::disk);

	void apply(MigrationProgress progress, MachineSnapshot snapshot, MigrationState state) {
		var writer = new FeatureWriter(state).set(MIGRATION_STATE__ROLE, progress.role())
				.set(MIGRATION_STATE__ERROR_TEXT, progress.errorText())
				.set(MIGRATION_STATE__TOTAL_TIME_MILLIS, progress.totalTimeMillis())
				.set(MIGRATION_STATE__SETUP_TIME_MILLIS, progress.setupTimeMillis())
				.set(MIGRATION_STATE__DOWNTIME_MILLIS, progress.downtimeMillis())
				.set(MIGRATION_STATE__EXPECTED_DOWNTIME_MILLIS, progress.expectedDowntimeMillis())
				.set(MIGRATION_STATE__THROTTLE_PERCENT, progress.throttlePercent())
				.set(MIGRATION_STATE__MAX_BANDWIDTH, progress.maxBandwidth())
				.set(MIGRATION_STATE__DOWNTIME_LIMIT_MILLIS, progress.downtimeLimitMillis())
				.set(MIGRATION_STATE__URI, progress.uri());
		memory(writer, progress.memory());
		passes.apply(progress.passes(), state.getPasses());
		writer.set(MIGRATION_STATE__XBZRLE_MISS_RATE, progress.xbzrleMissRate());
		words(progress.capabilities(), state.getCapabilities());
		course(progress.course(), state);
		disks.apply(progress.disks(), state.getStorage());
		// Last, so that who hears of a new state finds the figures beside it.
		writer.set(MIGRATION_STATE__STATUS, progress.status());
	}

	private static void words(List<String> words, EList<String> shown) {
		if (!shown.equals(words)) {
			shown.clear();
			shown.addAll(words);
		}
	}

	private void course(MigrationCourse course, MigrationState state) {
		if (state.getStartedMillis() != course.startedMillis()) {
			state.getSamples().clear();
			state.getPhases().clear();
			state.getActs().clear();
			state.setStartedMillis(course.startedMillis());
		}
		new FeatureWriter(state).set(MIGRATION_STATE__CHANNEL, course.channel())
				.set(MIGRATION_STATE__STOPPED_MILLIS, course.stoppedMillis())
				.set(MIGRATION_STATE__RESUMED_MILLIS, course.resumedMillis())
				.set(MIGRATION_STATE__AUTOPILOT, course.autopilot());
		ACTS.apply(course.acts(), state.getActs());
		ForecastSync.apply(course, state);
		SampleSync.apply(course.samples(), state.getSamples());
		phases.apply(course.phases(), state.getPhases());
	}

	private static void act(MigrationAct target, ActMark act) {
		new FeatureWriter(target).set(MIGRATION_ACT__AT_MILLIS, act.atMillis()).set(MIGRATION_ACT__ACTOR, act.actor())
				.set(MIGRATION_ACT__WHAT, act.what()).set(MIGRATION_ACT__REASON, act.reason());
	}

	private static void phase(MigrationPhase target, PhaseMark phase) {
		new FeatureWriter(target).set(MIGRATION_PHASE__STEP, phase.step())
				.set(MIGRATION_PHASE__NUMBER, phase.number()).set(MIGRATION_PHASE__START_MILLIS, phase.startMillis())
				.set(MIGRATION_PHASE__TOOK_MILLIS, phase.tookMillis());
	}

	private static void disk(MigrationStorage target, MigratedDisk disk) {
		new FeatureWriter(target).set(MIGRATION_STORAGE__DEVICE, disk.device())
				.set(MIGRATION_STORAGE__JOB_ID, disk.jobId()).set(MIGRATION_STORAGE__LENGTH, disk.length())
				.set(MIGRATION_STORAGE__OFFSET, disk.offset())
				.set(MIGRATION_STORAGE__BYTES_PER_SECOND, disk.bytesPerSecond())
				.set(MIGRATION_STORAGE__START_MILLIS, disk.startMillis())
				.set(MIGRATION_STORAGE__READY_MILLIS, disk.readyMillis())
				.set(MIGRATION_STORAGE__ENDED_MILLIS, disk.endedMillis())
				.set(MIGRATION_STORAGE__STATUS, disk.status()).set(MIGRATION_STORAGE__ERROR, disk.error());
	}

	private static void memory(FeatureWriter writer, MigrationProgress.Memory memory) {
		writer.set(MIGRATION_STATE__TRANSFERRED, memory.transferred())
				.set(MIGRATION_STATE__REMAINING, memory.remaining())
				.set(MIGRATION_STATE__TOTAL, memory.total())
				.set(MIGRATION_STATE__DUPLICATE_PAGES, memory.duplicatePages())
				.set(MIGRATION_STATE__NORMAL_PAGES, memory.normalPages())
				.set(MIGRATION_STATE__NORMAL_BYTES, memory.normalBytes())
				.set(MIGRATION_STATE__DIRTY_PAGES_PER_SECOND, memory.dirtyPagesPerSecond())
				.set(MIGRATION_STATE__DIRTY_SYNC_COUNT, memory.dirtySyncCount())
				.set(MIGRATION_STATE__PAGE_SIZE, memory.pageSize())
				.set(MIGRATION_STATE__PAGES_PER_SECOND, memory.pagesPerSecond())
				.set(MIGRATION_STATE__MEGABITS_PER_SECOND, memory.megabitsPerSecond())
				.set(MIGRATION_STATE__POSTCOPY_REQUESTS, memory.postcopyRequests())
				.set(MIGRATION_STATE__MULTIFD_BYTES, memory.multifdBytes())
				.set(MIGRATION_STATE__PRECOPY_BYTES, memory.precopyBytes())
				.set(MIGRATION_STATE__DOWNTIME_BYTES, memory.downtimeBytes())
				.set(MIGRATION_STATE__POSTCOPY_BYTES, memory.postcopyBytes());
	}

	private static void pass(MigrationPass target, PassMark pass) {
		new FeatureWriter(target).set(MIGRATION_PASS__NUMBER, pass.number())
				.set(MIGRATION_PASS__START_MILLIS, pass.startMillis())
				.set(MIGRATION_PASS__TOOK_MILLIS, pass.tookMillis())
				.set(MIGRATION_PASS__REMAINING_AT_START, pass.remainingAtStart())
				.set(MIGRATION_PASS__DIRTY_BYTES_PER_SECOND, pass.dirtyBytesPerSecond())
				.set(MIGRATION_PASS__EXPECTED_DOWNTIME_MILLIS, pass.expectedDowntimeMillis());
	}
}
