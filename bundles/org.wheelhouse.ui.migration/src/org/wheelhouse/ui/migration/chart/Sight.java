package org.wheelhouse.ui.migration.chart;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.model.live.MigrationAct;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.model.live.MigrationPhase;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;

/**
 * A migration as it is looked at: its course up to a moment, and what was said at that moment of the time after it. Under
 * way the moment is now; of a migration of the history it is where the playing is. Model thread.
 *
 * @param state       of the source
 * @param forecast    made at the moment; null when nothing is said
 * @param untilMillis the moment, since the start of the migration; {@link #WHOLE} for all that is known
 * @param over        whether it is known to be over, though its source did not live to say so
 */
public record Sight(MigrationState state, @Nullable MigrationForecast forecast, long untilMillis, boolean over) {

	/** As its source tells it. */
	public Sight(MigrationState state, @Nullable MigrationForecast forecast, long untilMillis) {
		this(state, forecast, untilMillis, false);
	}

	/** The same after its end, of which nothing more will be told. */
	public Sight ended() {
		return new Sight(state, null, untilMillis, true);
	}

	/** All that is known. */
	public static final long WHOLE = Long.MAX_VALUE;

	/** As it is now. */
	public static Sight live(MigrationState state) {
		return new Sight(state, state.getForecast(), WHOLE);
	}

	/**
	 * As it was.
	 *
	 * @param state the course of the record
	 */
	public static Sight played(MigrationRecord record, MigrationState state, long untilMillis) {
		MigrationForecast said = null;
		for (MigrationForecast forecast : record.getForecasts()) {
			if (forecast.getAtMillis() <= untilMillis && untilMillis != WHOLE) {
				said = forecast;
			}
		}
		return new Sight(state, said, untilMillis);
	}

	/** Whether it is looked at as it was at a moment before its end. */
	public boolean played() {
		return untilMillis != WHOLE;
	}

	/** The samples up to the moment. */
	public List<MigrationSample> samples() {
		List<MigrationSample> all = state.getSamples();
		if (!played()) {
			return all;
		}
		int low = 0;
		int high = all.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (all.get(middle).getAtMillis() <= untilMillis) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return all.subList(0, low);
	}

	/** The newest of them. */
	public Optional<MigrationSample> newest() {
		List<MigrationSample> samples = samples();
		return samples.isEmpty() ? Optional.empty() : Optional.of(samples.getLast());
	}

	/** QEMU's word for it at the moment. */
	public String status() {
		return played() ? newest().map(MigrationSample::getStatus).orElse("") : state.getStatus();
	}

	/** How long it had lasted at the moment. */
	public long nowMillis() {
		long sampled = newest().map(MigrationSample::getAtMillis).orElse(0L);
		return played() ? Math.min(untilMillis, Math.max(sampled, lastMillis())) : Math.max(sampled, switchedMillis());
	}

	/** When its last sample was taken, since the start. */
	public long lastMillis() {
		return state.getSamples().isEmpty() ? 0 : state.getSamples().getLast().getAtMillis();
	}

	/** The passes that had begun. */
	public List<MigrationPass> passes() {
		return state.getPasses().stream().filter(pass -> pass.getStartMillis() <= untilMillis).toList();
	}

	/** The phases that had begun. */
	public List<MigrationPhase> phases() {
		return state.getPhases().stream().filter(phase -> phase.getStartMillis() <= untilMillis).toList();
	}

	/** What had been done to it. */
	public List<MigrationAct> acts() {
		return state.getActs().stream().filter(act -> act.getAtMillis() <= untilMillis).toList();
	}

	/** When the source said STOP, since the start; negative before. */
	public long stoppedMillis() {
		return since(state.getStoppedMillis());
	}

	/** When the destination said RESUME, since the start; negative before. */
	public long resumedMillis() {
		return since(state.getResumedMillis());
	}

	private long switchedMillis() {
		return Math.max(stoppedMillis(), resumedMillis());
	}

	private long since(long epochMillis) {
		long since = epochMillis - state.getStartedMillis();
		return epochMillis < 0 || since > untilMillis ? -1 : Math.max(0, since);
	}
}
