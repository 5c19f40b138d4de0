package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.List;

import org.wheelhouse.core.migration.forecast.Continuation.Turn;
import org.wheelhouse.core.state.ForecastPoint;
import org.wheelhouse.core.state.MigrationForecast;
import org.wheelhouse.core.state.MigrationForecast.Range;
import org.wheelhouse.core.state.MigrationSample;
import org.wheelhouse.model.live.MigrationVerdict;

/**
 * Makes forecasts. Pure; a call costs less than a millisecond for some thousand samples, so that it can be made at each
 * movement of a slider.
 */
public final class Forecaster {

	/** What a guest writes in a second is known so well. */
	private static final double MEASURED = 0.12;
	private static final double INFERRED = 0.25;
	/** How far the way's speed swings. */
	private static final double SWING = 0.08;
	/** A guest stands at least so long: its devices go too. Of the recordings for calibration. */
	private static final double DEVICES_MILLIS = 2;
	/** The rest may go so much faster or slower than it usually does. */
	private static final double BURST = 2.5;
	/** At least so long, for a figure in which all is known. */
	private static final long LEAST_RANGE_MILLIS = 300;

	private Forecaster() {
	}

	/** What will come of a migration as it was seen, with the limits that it was seen with or others. */
	public static MigrationForecast of(Observed seen) {
		if (seen.samples().isEmpty()) {
			return MigrationForecast.NONE;
		}
		var last = seen.last();
		return switch (last.status()) {
			case "active" -> active(seen, Pass.of(precopy(seen.samples())));
			case "postcopy-active", "postcopy-recover", "postcopy-recover-setup", "postcopy-device" -> postcopy(seen);
			case "postcopy-paused" -> said(last, MigrationVerdict.POSTCOPY, "The connection broke: the guest stands.",
					Words.size(last.remaining()) + " of it are still in the source; recover to go on.");
			case "device" -> standing(seen);
			case "pre-switchover" -> said(last, MigrationVerdict.NONE, "The guest stands, and waits for Continue.", "");
			default -> MigrationForecast.NONE;
		};
	}

	/**
	 * As {@link #of}, in the words of a limit that is only being considered: "with 64 MiB/s it would end in 12 s".
	 *
	 * @param seen with limits that are considered
	 * @param now  the limits as they are
	 */
	public static MigrationForecast considered(Observed seen, Limits now) {
		var made = of(seen);
		var limits = seen.limits();
		var with = limits.maxBandwidth() != now.maxBandwidth()
				? "with " + (limits.maxBandwidth() == 0 ? "no limit" : Words.rate(limits.maxBandwidth()))
				: limits.downtimeMillis() != now.downtimeMillis()
						? "with " + Words.pause(limits.downtimeMillis())
						: "as it is";
		return new MigrationForecast(made.atMillis(), made.verdict(), made.end(), made.downtime(),
				with + ": " + outcome(made), made.reason(), made.points());
	}

	private static String outcome(MigrationForecast made) {
		return switch (made.verdict()) {
			case CONVERGES -> "ends in " + Words.duration(made.end().likely() - made.atMillis()) + ", downtime about "
					+ Words.pause(made.downtime().likely());
			case DOES_NOT_CONVERGE -> "does not end";
			case THROTTLED -> "may end";
			case TOO_EARLY -> "too early to say";
			case POSTCOPY -> "the guest has moved";
			case NONE -> "nothing to say";
		};
	}

	private static List<MigrationSample> precopy(List<MigrationSample> all) {
		return all.stream().filter(sample -> sample.status().equals("active")).toList();
	}

	private static MigrationForecast said(MigrationSample last, MigrationVerdict verdict, String sentence,
			String reason) {
		return new MigrationForecast(last.atMillis(), verdict, Range.UNKNOWN, Range.UNKNOWN, sentence, reason,
				List.of());
	}

	private static MigrationForecast active(Observed seen, List<Pass> passes) {
		if (passes.size() < 2) {
			return tooEarly(seen);
		}
		var current = passes.getLast();
		var sending = Sending.of(seen);
		var guess = Rewriting.of(seen.samples(), passes);
		var since = (seen.last().atMillis() - current.startMillis()) / 1000.0;
		var worst = Outlook.of(seen, since, guess.likely(), sending);
		var other = guess.alternative().map(guest -> Outlook.of(seen, since, guest, sending));
		if (throttles(seen)) {
			return throttled(seen, worst.likely());
		}
		if (worst.likely().ends()) {
			return converges(seen, passes, other.orElse(worst), sending);
		}
		return other.filter(better -> better.likely().ends())
				.map(better -> undecided(seen, converges(seen, passes, better, sending)))
				.orElseGet(() -> doesNot(seen, passes, worst, sending));
	}

	/** A guest that writes all it uses at once, and one that writes it bit by bit, are not told apart before a pass shows it. */
	private static MigrationForecast undecided(Observed seen, MigrationForecast better) {
		var last = seen.last();
		return new MigrationForecast(last.atMillis(), MigrationVerdict.TOO_EARLY, better.end(), better.downtime(),
				"Too early to say.", "Pass " + last.dirtySyncCount() + " will tell whether the guest writes the same "
						+ "memory again and again.",
				better.points());
	}

	/**
	 * What may come.
	 *
	 * @param likely of what is expected
	 * @param better of what is the best in nine of ten cases
	 * @param worse  of what is the worst
	 */
	private record Outlook(Rewriting guest, Continuation likely, Continuation better, Continuation worse) {

		static Outlook of(Observed seen, double since, Rewriting guest, Sending sending) {
			var remaining = seen.last().remaining();
			var doubt = 1 + (guest.measured() ? MEASURED : INFERRED);
			return new Outlook(guest, Continuation.of(remaining, since, guest, sending, seen.limits()),
					Continuation.of(remaining, since, guest.times(1 / doubt), faster(sending, 1 + SWING),
							seen.limits()),
					Continuation.of(remaining, since, guest.times(doubt), faster(sending, 1 - SWING), seen.limits()));
		}
	}

	private static Sending faster(Sending sending, double factor) {
		return new Sending(sending.perSecond() * factor, sending.burst(), sending.packing());
	}

	/** Whether QEMU slows the guest down by itself: 1 % is auto-converge that is armed, and no more. */
	private static boolean throttles(Observed seen) {
		return seen.capabilities().contains("auto-converge") && seen.limits().throttle() > 1;
	}

	private static MigrationForecast tooEarly(Observed seen) {
		var last = seen.last();
		var sending = Sending.of(seen);
		var seconds = rest(seen, last, sending);
		var reason = "Pass 1 ends in about " + Words.duration(Math.round(seconds * 1000)) + "; then it is known."
				+ (last.rewrittenPerSecond() < 0
						? ""
						: " The guest writes " + Words.rate(last.rewrittenPerSecond()) + ", "
								+ Words.rate(sending.perSecond()) + " go over.");
		var end = last.atMillis() + Math.round(seconds * 1000);
		return new MigrationForecast(last.atMillis(), MigrationVerdict.TOO_EARLY, Range.UNKNOWN, Range.UNKNOWN,
				"Too early to say.", reason,
				List.of(new ForecastPoint(last.atMillis(), last.remaining(), last.remaining(), last.remaining()),
						new ForecastPoint(end, 0, 0, last.remaining() / 4)));
	}

	/** Pages that are all zeros go at once: what went lately tells more than the bandwidth. */
	private static double rest(Observed seen, MigrationSample last, Sending sending) {
		var samples = seen.samples();
		var before = samples.get(Math.max(0, samples.size() - 15));
		var took = (last.atMillis() - before.atMillis()) / 1000.0;
		var gone = before.remaining() - last.remaining();
		return took > 0 && gone > 0 ? last.remaining() * took / gone : last.remaining() / sending.perSecond();
	}

	private static MigrationForecast converges(Observed seen, List<Pass> passes, Outlook outlook, Sending sending) {
		var likely = outlook.likely();
		var better = outlook.better();
		var worse = outlook.worse();
		var now = seen.last().atMillis();
		var downtime = downtime(likely.rest(), sending);
		var end = end(now, likely, better, worse, downtime);
		var wait = end.likely() - now;
		var swing = Math.max(end.likely() - end.low(), end.high() < 0 ? 0 : end.high() - end.likely());
		var sentence = "Converges in " + Words.duration(wait)
				+ (swing >= 500 ? " (± " + Words.duration(swing) + ")" : "")
				+ ", downtime about " + Words.pause(downtime.likely()) + ".";
		var reason = "Pass " + passes.getLast().number() + " began with " + Words.size(passes.getLast().fresh())
				+ "; less than " + Words.size(sending.threshold(seen.limits())) + " end it.";
		return new MigrationForecast(now, MigrationVerdict.CONVERGES, end, downtime, sentence, reason,
				points(now, end.likely(), likely, better, worse));
	}

	/**
	 * One that ends after so many seconds.
	 *
	 * @param rest bytes that are sent while the guest stands
	 */
	static MigrationForecast ending(Observed seen, double likely, double early, double late, double rest) {
		var now = seen.last().atMillis();
		var pause = downtime(rest, Sending.of(seen));
		var end = new Range(now + Math.round(likely * 1000) + pause.likely(), now + Math.round(early * 1000),
				now + Math.round(late * 1000) + pause.high());
		return new MigrationForecast(now, MigrationVerdict.CONVERGES, end, pause, "", "", List.of());
	}

	private static Range end(long now, Continuation likely, Continuation better, Continuation worse, Range downtime) {
		var expected = now + Math.round(likely.seconds() * 1000) + downtime.likely();
		var early = Math.min(expected - LEAST_RANGE_MILLIS, now + Math.round(better.seconds() * 1000));
		var late = worse.ends()
				? Math.max(expected + LEAST_RANGE_MILLIS, now + Math.round(worse.seconds() * 1000))
				: -1;
		return new Range(expected, Math.max(now, early), late);
	}

	private static Range downtime(double rest, Sending sending) {
		var millis = DEVICES_MILLIS + rest / sending.burst() * 1000;
		return new Range(Math.round(millis), Math.round(millis / BURST), Math.round(millis * BURST));
	}

	private static MigrationForecast doesNot(Observed seen, List<Pass> passes, Outlook outlook, Sending sending) {
		var likely = outlook.likely();
		var guest = outlook.guest();
		var now = seen.last().atMillis();
		var expected = Math.round(passes.getLast().fresh() / sending.perSecond() * 1000);
		var reason = new StringBuilder("The guest rewrites ").append(Words.size(passes.getLast().fresh()))
				.append(" in each pass")
				.append(guest.measured() && Double.isFinite(guest.perSecond())
						? " (" + Words.rate(guest.perSecond()) + ", " + Words.rate(sending.perSecond()) + " go over). "
						: ". ")
				.append(checks(passes, seen.limits(), sending)).append(" of downtime; the limit is ")
				.append(Words.duration(seen.limits().downtimeMillis())).append('.');
		var horizon = now + Math.max(4_000, Math.min(now, 5 * Math.max(1, expected)));
		return new MigrationForecast(now, MigrationVerdict.DOES_NOT_CONVERGE, Range.UNKNOWN,
				new Range(-1, -1, -1), "Does not converge.", reason.toString(),
				points(now, horizon, likely, outlook.better(), outlook.worse()));
	}

	/** How many checks in a row said so. */
	private static String checks(List<Pass> passes, Limits limits, Sending sending) {
		var over = 0;
		for (var i = passes.size() - 1; i > 0 && passes.get(i).fresh() > sending.threshold(limits); i--) {
			over++;
		}
		var expects = Words.duration(Math.round(passes.getLast().fresh() / sending.perSecond() * 1000));
		return switch (over) {
			case 0, 1 -> "The last check expects " + expects;
			case 2 -> "Two checks in a row expect about " + expects;
			case 3 -> "Three checks in a row expect about " + expects;
			default -> over + " checks in a row expect about " + expects;
		};
	}

	private static MigrationForecast throttled(Observed seen, Continuation likely) {
		var last = seen.last();
		var percent = last.throttlePercent();
		var reason = "QEMU slows the guest down in steps until it writes less than goes over"
				+ (likely.ends() ? "; with this throttle it ends." : "; with this throttle it does not yet.");
		return said(last, MigrationVerdict.THROTTLED,
				percent > 1 ? "Throttled to " + percent + " %, may converge." : "Will be throttled, may converge.",
				reason);
	}

	/** The guest stands, and the last of it goes over. */
	private static MigrationForecast standing(Observed seen) {
		var last = seen.last();
		var millis = DEVICES_MILLIS + last.remaining() / Sending.of(seen).burst() * 1000;
		var pause = new Range(Math.round(millis), Math.round(millis / BURST), Math.round(millis * BURST));
		var end = new Range(last.atMillis() + pause.likely(), last.atMillis(), last.atMillis() + pause.high());
		return new MigrationForecast(last.atMillis(), MigrationVerdict.CONVERGES, end, pause,
				"The guest stands: the last " + Words.size(last.remaining()) + " go over.", "", List.of());
	}

	private static MigrationForecast postcopy(Observed seen) {
		var last = seen.last();
		var sending = Sending.of(seen);
		var millis = Math.round(last.remaining() / Math.max(sending.burst(), 1) * 1000);
		var end = last.atMillis() + millis;
		return new MigrationForecast(last.atMillis(), MigrationVerdict.POSTCOPY,
				new Range(end, last.atMillis(), last.atMillis() + Math.round(millis * BURST) + LEAST_RANGE_MILLIS),
				Range.UNKNOWN, "The guest has moved; the rest is there in " + Words.duration(millis) + ".",
				Words.size(last.remaining()) + " are still in the source.",
				List.of(new ForecastPoint(last.atMillis(), last.remaining(), last.remaining(), last.remaining()),
						new ForecastPoint(end, 0, 0, last.remaining() / 2)));
	}

	private static List<ForecastPoint> points(long now, long until, Continuation likely, Continuation better,
			Continuation worse) {
		var points = new ArrayList<ForecastPoint>();
		for (var turn : likely.turns()) {
			var at = now + Math.round(turn.seconds() * 1000);
			if (at > until) {
				points.add(point(now, until, new Turn((until - now) / 1000.0,
						likely.remainingAt((until - now) / 1000.0)), better, worse));
				return points;
			}
			points.add(point(now, at, turn, better, worse));
		}
		if (likely.ends()) {
			points.add(new ForecastPoint(until, 0, 0, Math.round(worse.remainingAt((until - now) / 1000.0))));
		}
		return points;
	}

	private static ForecastPoint point(long now, long at, Turn turn, Continuation better, Continuation worse) {
		var low = Math.min(turn.remaining(), better.remainingAt((at - now) / 1000.0));
		var high = Math.max(turn.remaining(), worse.remainingAt((at - now) / 1000.0));
		return new ForecastPoint(at, Math.round(turn.remaining()), Math.round(low), Math.round(high));
	}
}
