package org.wheelhouse.core.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.model.live.MigrationVerdict;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A migration that is being recorded: writes what is new of it and shows how far it is. On the model thread. */
final class RunningMigration {

	/** QEMU tells how long it took in milliseconds, and an answer is some time on its way. */
	private static final long SAME_START_MILLIS = 2000;
	private static final long BETWEEN_FORECASTS_MILLIS = 1000;
	private static final long BETWEEN_CURVES_MILLIS = 1000;

	private final MigrationRecord record;
	private final HistoryWriter writer;
	private Written written;
	private MigrationVerdict verdict = MigrationVerdict.NONE;
	private long curveAt = -BETWEEN_CURVES_MILLIS;
	private boolean gap;
	private boolean begun;
	private List<Long> end = List.of();

	/** Until when things were written, since the start. */
	record Written(long sample, long forecast, long act) {

		static final Written NOTHING = new Written(-1, -BETWEEN_FORECASTS_MILLIS, -1);
	}

	/** One that begins. */
	RunningMigration(MigrationRecord record, HistoryWriter writer) {
		this(record, writer, Written.NOTHING, false);
	}

	/** @param gap whether an earlier workbench wrote the beginning */
	RunningMigration(MigrationRecord record, HistoryWriter writer, Written written, boolean gap) {
		this.record = record;
		this.writer = writer;
		this.written = written;
		this.gap = gap;
		begun = gap;
	}

	MigrationRecord record() {
		return record;
	}

	/** Whether it is over, as far as was seen. */
	boolean isOver() {
		return record.getOutcome() != MigrationResult.RUNNING;
	}

	/** Whether that is what is recorded here; what QEMU says after a restart of the workbench has no beginning. */
	boolean is(MigrationState state) {
		return state.getStartedMillis() == 0
				? !isOver() && !MigrationProgress.isActive(state.getStatus())
				: isStart(record, state);
	}

	/** Whether both began at the same time. */
	static boolean isStart(MigrationRecord record, MigrationState state) {
		return Math.abs(state.getStartedMillis() - record.getStartedMillis()) <= SAME_START_MILLIS;
	}

	/** Takes what is new. */
	void update(MigrationState state, Optional<Machine> destination) {
		var writing = new FeatureWriter(record);
		destination.ifPresent(peer -> destination(writing, peer));
		writing.set(Literals.MIGRATION_RECORD__CHANNEL,
				state.getChannel().isEmpty() ? record.getChannel() : state.getChannel());
		if (!begun) {
			begun = true;
			writer.begin(record.getId(), RecordingLines.head(record, state), true);
		}
		writer.add(record.getId(), news(state));
		figures(writing, state);
		var result = MigrationWords.result(state.getStatus());
		if (result == MigrationResult.RUNNING) {
			writing.set(Literals.MIGRATION_RECORD__SENTENCE, MigrationWords.outcome(result, state));
		} else if (result != MigrationResult.UNKNOWN) {
			finish(state, result, MigrationWords.outcome(result, state));
		}
	}

	private static void destination(FeatureWriter writing, Machine peer) {
		writing.set(Literals.MIGRATION_RECORD__DESTINATION_ID, peer.getId())
				.set(Literals.MIGRATION_RECORD__DESTINATION_NAME, peer.getName())
				.set(Literals.MIGRATION_RECORD__DESTINATION_HOST, label(peer));
	}

	static String label(Machine machine) {
		var host = machine.getHost();
		return host == null ? "" : host.getLabel();
	}

	private void figures(FeatureWriter writing, MigrationState state) {
		if (state.getTotal() <= 0) {
			return; // an answer without memory: what was known of it holds
		}
		writing.set(Literals.MIGRATION_RECORD__TRANSFERRED, state.getTransferred()).set(
				Literals.MIGRATION_RECORD__PERCENT,
				(int) Math.clamp(100 * (state.getTotal() - state.getRemaining()) / state.getTotal(), 0, 100));
		if (written.sample() - curveAt >= BETWEEN_CURVES_MILLIS) {
			curve(state);
		}
	}

	private void curve(MigrationState state) {
		curveAt = written.sample();
		var curve = SmallCurve.of(state.getSamples());
		if (!curve.isEmpty() && !curve.equals(record.getCurve())) {
			record.eSet(Literals.MIGRATION_RECORD__CURVE, curve);
		}
	}

	private List<ObjectNode> news(MigrationState state) {
		var lines = new ArrayList<ObjectNode>();
		var samples = state.getSamples();
		var first = samples.size();
		while (first > 0 && samples.get(first - 1).getAtMillis() > written.sample()) {
			first--;
		}
		for (var sample : samples.subList(first, samples.size())) {
			var line = SampleJson.write(sample, state);
			if (gap) {
				gap = false;
				line.put("gap", true);
			}
			lines.add(line);
		}
		var forecast = Optional.ofNullable(state.getForecast()).filter(this::isNews);
		forecast.ifPresent(said -> {
			verdict = said.getVerdict();
			lines.add(RecordingLines.of(said));
		});
		var acts = state.getActs().stream().filter(act -> act.getAtMillis() > written.act()).toList();
		acts.forEach(act -> lines.add(RecordingLines.of(act)));
		written = new Written(samples.isEmpty()
				? written.sample()
				: Math.max(written.sample(), samples.getLast().getAtMillis()),
				forecast.map(MigrationForecast::getAtMillis).orElse(written.forecast()),
				acts.isEmpty() ? written.act() : acts.getLast().getAtMillis());
		return lines;
	}

	/** One a second is enough, and each that says something else. */
	private boolean isNews(MigrationForecast forecast) {
		return forecast.getVerdict() != MigrationVerdict.NONE && forecast.getAtMillis() > written.forecast()
				&& (forecast.getVerdict() != verdict
						|| forecast.getAtMillis() - written.forecast() >= BETWEEN_FORECASTS_MILLIS);
	}

	private void finish(MigrationState state, MigrationResult result, String sentence) {
		var known = List.of(state.getStoppedMillis(), state.getResumedMillis(), state.getDowntimeMillis(),
				(long) state.getPhases().size(), (long) result.getValue());
		if (isOver() && known.equals(end)) {
			return;
		}
		end = known;
		curve(state);
		over(result, sentence, state.getTotalTimeMillis() > 0 ? state.getTotalTimeMillis() : written.sample(),
				state.getDowntimeMillis());
		writer.finish(record.getId(), RecordingLines.head(record, state), RecordingLines.end(record, state));
	}

	private void over(MigrationResult result, String sentence, long took, long downtime) {
		new FeatureWriter(record).set(Literals.MIGRATION_RECORD__TOOK_MILLIS, Math.max(0, took))
				.set(Literals.MIGRATION_RECORD__DOWNTIME_MILLIS, downtime)
				.set(Literals.MIGRATION_RECORD__SENTENCE, sentence)
				// Last, so that who hears of it finds the figures beside it.
				.set(Literals.MIGRATION_RECORD__OUTCOME, result);
	}

	/** The source is gone, and did not say how it ended. */
	void lost(MigrationState last, MigrationResult result, String sentence) {
		if (!isOver()) {
			finish(last, result, sentence);
		}
	}
}
