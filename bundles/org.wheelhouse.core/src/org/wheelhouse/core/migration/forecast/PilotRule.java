package org.wheelhouse.core.migration.forecast;

import java.util.Optional;

import org.wheelhouse.core.state.MigrationAdvice;
import org.wheelhouse.core.state.MigrationForecast;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.model.live.MigrationVerdict;

/** What the autopilot does next: what costs the guest least comes first. Pure. */
public final class PilotRule {

	/** A limit is raised by so much at a time at most, as what else goes that way is to be spared. */
	private static final double STEP = 2;

	/**
	 * What is to be done.
	 *
	 * @param remedy empty when nothing within the bounds would end it
	 * @param value  what the limit becomes
	 * @param reason for a person, in one sentence
	 */
	public record Decision(Optional<MigrationRemedy> remedy, long value, String reason) {}

	private final Observed seen;
	private final MigrationForecast forecast;
	private final PilotBounds bounds;

	private PilotRule(Observed seen, MigrationForecast forecast, PilotBounds bounds) {
		this.seen = seen;
		this.forecast = forecast;
		this.bounds = bounds;
	}

	/** Empty when it is to be let go on. */
	public static Optional<Decision> of(Observed seen, MigrationForecast forecast, PilotBounds bounds) {
		var rule = new PilotRule(seen, forecast, bounds);
		return seen.samples().isEmpty() || !seen.last().status().equals("active") || !rule.isToAct()
				? Optional.empty()
				: Optional.of(rule.decide());
	}

	private boolean isToAct() {
		return switch (forecast.verdict()) {
			case DOES_NOT_CONVERGE -> true;
			case CONVERGES -> isTooLate(forecast);
			case THROTTLED -> bounds.latestMillis() > 0 && seen.last().atMillis() > bounds.latestMillis();
			case NONE, TOO_EARLY, POSTCOPY -> false;
		};
	}

	private boolean isTooLate(MigrationForecast made) {
		return bounds.latestMillis() > 0 && made.end().likely() > bounds.latestMillis();
	}

	private String because() {
		return forecast.verdict() == MigrationVerdict.CONVERGES
				? "it would take until " + Words.duration(forecast.end().likely())
				: forecast.verdict() == MigrationVerdict.THROTTLED
						? "it should have been done by " + Words.duration(bounds.latestMillis())
						: "it does not converge";
	}

	private Decision decide() {
		return bandwidth().or(this::downtime).or(this::throttle).or(this::postcopy)
				.orElseGet(() -> new Decision(Optional.empty(), 0,
						because() + ", and nothing within the bounds would end it"
								+ (bounds.latestMillis() > 0 ? " in time" : "") + "."));
	}

	private Optional<Decision> bandwidth() {
		var now = seen.limits().maxBandwidth();
		var most = bounds.maxBandwidth() == 0 ? Long.MAX_VALUE : bounds.maxBandwidth();
		var isHeldBack = now > 0 && seen.last().bytesPerSecond() > now * 0.85;
		if (now == 0 || now >= most || !isHeldBack) {
			return Optional.empty();
		}
		var next = Math.min(most, (long) (now * STEP));
		return Optional.of(new Decision(Optional.of(MigrationRemedy.BANDWIDTH), next,
				because() + "; the bandwidth limit holds it back."));
	}

	private Optional<Decision> downtime() {
		return advice(MigrationRemedy.DOWNTIME).filter(given -> given.value() <= bounds.downtimeMillis())
				.map(given -> new Decision(Optional.of(MigrationRemedy.DOWNTIME), given.value(),
						because() + "; with this limit it " + given.effect() + "."));
	}

	private Optional<Decision> throttle() {
		return bounds.throttle()
				? advice(MigrationRemedy.THROTTLE).map(given -> new Decision(Optional.of(MigrationRemedy.THROTTLE),
						given.value(), because() + "; the guest writes faster than its memory goes over."))
				: Optional.empty();
	}

	private Optional<Decision> postcopy() {
		return bounds.postcopy()
				? advice(MigrationRemedy.POSTCOPY).map(given -> new Decision(Optional.of(MigrationRemedy.POSTCOPY), 0,
						because() + "; the " + given.effect() + "."))
				: Optional.empty();
	}

	private Optional<MigrationAdvice> advice(MigrationRemedy remedy) {
		return Adviser.of(seen, forecast, "", "").stream()
				.filter(given -> given.remedy() == remedy && given.impossible().isEmpty()).findFirst();
	}
}
