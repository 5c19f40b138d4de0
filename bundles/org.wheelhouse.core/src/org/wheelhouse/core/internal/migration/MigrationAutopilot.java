package org.wheelhouse.core.internal.migration;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.internal.series.RecordedMigration;
import org.wheelhouse.core.machine.Autopilot;
import org.wheelhouse.core.migration.forecast.Adviser;
import org.wheelhouse.core.migration.forecast.Limits;
import org.wheelhouse.core.migration.forecast.MigrationWay;
import org.wheelhouse.core.migration.forecast.Observed;
import org.wheelhouse.core.migration.forecast.PilotBounds;
import org.wheelhouse.core.migration.forecast.PilotRule;
import org.wheelhouse.core.state.ActMark;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Looks at each new answer and does what the rule says, at most one thing for each pass over the memory. On the machine's
 * queue, but for what the interface says.
 */
public final class MigrationAutopilot implements Autopilot {

	private final CommandSender machine;
	private final RecordedMigration record;
	private final Supplier<Watch> watch;
	private final Executor queue;
	private Optional<Engagement> engaged = Optional.empty();
	private boolean acting;
	private long actedInPass = -1;
	private boolean told;

	/** @param acts that were there when it began, so that what comes later is told from them */
	private record Engagement(PilotBounds bounds, int acts, long started, Watch watch) {}

	/**
	 * @param machine takes what is done, by the one door
	 * @param record  of the migration
	 * @param watch   keeps the migration fresh while it is open
	 */
	public MigrationAutopilot(CommandSender machine, RecordedMigration record, Supplier<Watch> watch, Executor queue) {
		this.machine = machine;
		this.record = record;
		this.watch = watch;
		this.queue = queue;
	}

	@Override
	public void engage(PilotBounds bounds) {
		queue.execute(() -> {
			end();
			engaged = Optional.of(new Engagement(bounds, record.acts().size(), record.startedMillis(), watch.get()));
			actedInPass = -1;
			told = false;
			record.autopilot(bounds.text());
		});
	}

	@Override
	public void release() {
		queue.execute(this::end);
	}

	private void end() {
		engaged.ifPresent(now -> now.watch().close());
		engaged = Optional.empty();
		record.autopilot("");
	}

	/** Something new is known of the machine. */
	public void consider(MachineSnapshot snapshot) {
		if (engaged.isEmpty() || acting) {
			return;
		}
		var now = engaged.get();
		var progress = snapshot.trees().migration();
		if (progress.isEmpty()) {
			return;
		}
		if (!progress.get().active() || record.startedMillis() != now.started()) {
			end();
		} else if (isTakenOver(now)) {
			end();
			record.note(MigrationActor.AUTOPILOT, "autopilot off", "Somebody else acted on the migration.");
		} else if (progress.get().memory().dirtySyncCount() != actedInPass) {
			decide(now, progress.get());
		}
	}

	private boolean isTakenOver(Engagement now) {
		return record.acts().stream().skip(now.acts()).map(ActMark::actor)
				.anyMatch(actor -> actor != MigrationActor.AUTOPILOT);
	}

	private void decide(Engagement now, MigrationProgress progress) {
		var course = progress.course();
		var seen = new Observed(course.samples(),
				new Limits(progress.maxBandwidth(), progress.downtimeLimitMillis(),
						progress.throttlePercent() > 1 ? Adviser.THROTTLE_MOST : 1),
				Set.copyOf(progress.capabilities()), MigrationWay.isLocal(course.channel()));
		PilotRule.of(seen, course.forecast(), now.bounds()).ifPresent(decision -> decision.remedy().ifPresentOrElse(
				remedy -> act(PilotCommands.of(remedy, decision.value()), decision.reason(),
						progress.memory().dirtySyncCount(), remedy),
				() -> sayOnce(decision.reason())));
	}

	private void sayOnce(String reason) {
		if (!told) {
			told = true;
			record.note(MigrationActor.AUTOPILOT, "nothing left to do", sentence(reason));
		}
	}

	private void act(QmpCommand<?> command, String reason, long pass, MigrationRemedy remedy) {
		acting = true;
		actedInPass = pass;
		told = false;
		record.announce(command, sentence(reason));
		machine.send(command).whenCompleteAsync((_, problem) -> {
			acting = false;
			if (problem != null) {
				end();
				record.note(MigrationActor.AUTOPILOT, "autopilot off",
						"QEMU refused " + remedy + ": " + Reason.of(problem).getMessage());
			}
		}, queue);
	}

	private static String sentence(String words) {
		return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
	}
}
