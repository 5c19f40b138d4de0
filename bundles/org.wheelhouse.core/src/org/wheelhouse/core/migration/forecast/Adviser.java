package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.wheelhouse.core.state.MigrationAdvice;
import org.wheelhouse.core.state.MigrationForecast;
import org.wheelhouse.core.state.MigrationForecast.Range;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.model.live.MigrationVerdict;

/** Tells what can be done about a migration, with what the forecast says of each. Pure. */
public final class Adviser {

	/** What auto-converge adds at a time when a person asks for it, and where it ends: 1 %, 95 %, 99 %. */
	public static final int THROTTLE_STEP = 94;
	/** The most that auto-converge may slow a guest down, in percent. */
	public static final int THROTTLE_MOST = 99;
	/** The longest downtime-limit that QEMU takes. */
	private static final long LONGEST_DOWNTIME_MILLIS = 2_000_000;
	private static final double MOST_BANDWIDTH = 64e9;
	private static final double THROTTLED_SHARE = 0.05;
	/** Of a guest that writes all it uses within a second, how much faster it may be than was seen. */
	private static final double UNSEEN = 2;
	/** How long a guest stands that is moved before its memory, as the recordings for calibration show it. */
	private static final Range POSTCOPY_PAUSE = new Range(100, 5, 900);
	/** Until QEMU has taken up what it is told, and has switched over, as the recordings for calibration show it. */
	private static final long TAKEN_UP_MILLIS = 300;

	private final Observed seen;
	private final MigrationForecast asItIs;
	private final String source;
	private final String destination;
	private final long now;

	private Adviser(Observed seen, MigrationForecast asItIs, String source, String destination) {
		this.seen = seen;
		this.asItIs = asItIs;
		this.source = source;
		this.destination = destination;
		now = seen.last().atMillis();
	}

	/**
	 * The best first; empty when there is nothing to be done.
	 *
	 * @param asItIs      made of the same
	 * @param source      name of the machine that the guest is in
	 * @param destination name of the machine that it goes to; empty when not known
	 */
	public static List<MigrationAdvice> of(Observed seen, MigrationForecast asItIs, String source, String destination) {
		if (seen.samples().isEmpty()) {
			return List.of();
		}
		var adviser = new Adviser(seen, asItIs, source, destination.isEmpty() ? "the destination" : destination);
		return switch (asItIs.verdict()) {
			case TOO_EARLY -> List.of(adviser.waiting(), adviser.cancel());
			case CONVERGES, DOES_NOT_CONVERGE, THROTTLED ->
				seen.last().status().equals("active") ? adviser.all() : List.of();
			case NONE, POSTCOPY -> List.of();
		};
	}

	private List<MigrationAdvice> all() {
		var given = new ArrayList<>(List.of(bandwidth(), downtime(), postcopy(), throttle()));
		given.add(waiting());
		given.add(cancel());
		var best = asItIs.verdict() == MigrationVerdict.DOES_NOT_CONVERGE
				? given.stream().filter(MigrationAdvice::helps).min(Comparator.comparingInt(Adviser::rank))
				: given.stream().filter(advice -> advice.remedy() == MigrationRemedy.WAIT).findFirst();
		best.ifPresent(advice -> {
			given.remove(advice);
			given.add(0, advice.recommended());
		});
		return given;
	}

	/** What costs the guest least comes first. */
	private static int rank(MigrationAdvice advice) {
		return switch (advice.remedy()) {
			case BANDWIDTH -> 0;
			case DOWNTIME -> advice.downtime().high() <= 1000 ? 1 : 4;
			case THROTTLE -> 2;
			case POSTCOPY -> 3;
			case WAIT, CANCEL -> 5;
		};
	}

	private MigrationAdvice bandwidth() {
		var limit = seen.limits().maxBandwidth();
		var need = neededBandwidth();
		if (limit == 0 || need < 0 && !seen.local()) {
			return impossible(MigrationRemedy.BANDWIDTH, "Raise Bandwidth", limit == 0
					? "there is no limit; the way gives " + Words.rate(Sending.of(seen).perSecond())
					: "the way gives no more than " + Words.rate(Sending.of(seen).perSecond()));
		}
		if (need > 0 && !seen.local()) {
			return told(MigrationRemedy.BANDWIDTH, need, "Raise Bandwidth to " + Words.rate(need),
					Forecaster.of(seen.with(seen.limits().withBandwidth(need))),
					"if the connection gives as much");
		}
		return told(MigrationRemedy.BANDWIDTH, 0, "Lift the Bandwidth Limit",
				Forecaster.of(seen.with(seen.limits().withBandwidth(0))),
				need > 0 ? "needs " + Words.rate(need) + "; a unix socket gives more" : "nothing else may go that way");
	}

	/** The least that ends it, in steps of what a person would set; negative when none does. */
	private long neededBandwidth() {
		if (seen.limits().maxBandwidth() <= 0) {
			return -1; // there is no limit that could be raised
		}
		var mebi = (double) (1L << 20);
		for (var rate = seen.limits().maxBandwidth() * 1.1; rate < MOST_BANDWIDTH; rate *= 1.1) {
			var rounded = Math.ceil(rate / mebi / (rate > 100 * mebi ? 10 : 1)) * (rate > 100 * mebi ? 10 : 1) * mebi;
			var what = Forecaster.of(seen.with(seen.limits().withBandwidth((long) rounded)));
			if (what.verdict() == MigrationVerdict.CONVERGES && what.end().high() >= 0) {
				return (long) rounded;
			}
		}
		return -1;
	}

	private MigrationAdvice downtime() {
		var fresh = Pass.of(seen.samples()).getLast().fresh();
		var needed = fresh / Sending.of(seen).perSecond() * 1000 * 1.03;
		var limit = Math.max(needed, seen.limits().downtimeMillis() * 1.1);
		while (limit < LONGEST_DOWNTIME_MILLIS) {
			var step = limit < 1000 ? 100 : 500;
			var rounded = (long) (Math.ceil(limit / step) * step);
			var what = Forecaster.of(seen.with(seen.limits().withDowntime(rounded)));
			if (what.verdict() == MigrationVerdict.CONVERGES) {
				return told(MigrationRemedy.DOWNTIME, rounded, "Set Downtime Limit to " + Words.duration(rounded), what,
						"the guest may stand up to " + Words.duration(rounded));
			}
			limit = rounded * 1.25;
		}
		return impossible(MigrationRemedy.DOWNTIME, "Raise Downtime Limit", "QEMU takes no limit that would do");
	}

	private MigrationAdvice throttle() {
		var label = "Throttle the Guest";
		if (!seen.capabilities().contains("auto-converge")) {
			return impossible(MigrationRemedy.THROTTLE, label,
					"auto-converge was not armed before the start, and is fixed once it runs");
		}
		if (seen.limits().throttle() > 1) {
			return impossible(MigrationRemedy.THROTTLE, label, "QEMU throttles it already, to "
					+ seen.last().throttlePercent() + " %");
		}
		var passes = Pass.of(seen.samples());
		var sending = Sending.of(seen);
		var guest = Rewriting.of(seen.samples(), passes).likely();
		var fast = Double.isFinite(guest.perSecond())
				? guest.perSecond()
				: Math.max(guest.set(), seen.last().rewrittenPerSecond()) * UNSEEN;
		var slowed = new Rewriting(fast * THROTTLED_SHARE, guest.set(), guest.measured());
		var current = passes.getLast();
		// QEMU throttles at each second check: now or after one more pass.
		var pass = Math.max(0, current.fresh() - sending.threshold(seen.limits())) / sending.memoryPerSecond();
		var rest = Math.max(0, seen.last().remaining() - sending.threshold(seen.limits())) / sending.memoryPerSecond()
				+ pass / 2;
		var then = Continuation.of(current.fresh(), 0, slowed, sending, seen.limits());
		var what = then.ends()
				? Forecaster.ending(seen, rest + then.seconds(), rest / 2 + then.seconds(),
						rest + pass + then.seconds() * 2,
						then.rest())
				: MigrationForecast.NONE;
		return new MigrationAdvice(MigrationRemedy.THROTTLE, THROTTLE_MOST, label, "",
				then.ends() ? MigrationVerdict.CONVERGES : MigrationVerdict.THROTTLED, what.end(), what.downtime(),
				then.ends() ? effect(what) : "may end, or not",
				"the guest gets 5 % of its CPUs, and 1 % if that is not enough", false);
	}

	private MigrationAdvice postcopy() {
		var label = "Go to Post-copy";
		if (!seen.capabilities().contains("postcopy-ram")) {
			return impossible(MigrationRemedy.POSTCOPY, label,
					"post-copy was not armed before the start, and is fixed once it runs");
		}
		var sending = Sending.of(seen.with(seen.limits().withBandwidth(0)));
		var millis = Math.round(seen.last().remaining() / sending.memoryPerSecond() * 1000) + POSTCOPY_PAUSE.likely()
				+ TAKEN_UP_MILLIS;
		var end = new Range(now + millis, now + millis / 3, now + millis * 3 + 500);
		return new MigrationAdvice(MigrationRemedy.POSTCOPY, 0, label, "", MigrationVerdict.POSTCOPY, end,
				POSTCOPY_PAUSE, "guest moves at once, ends in " + Words.duration(millis),
				"if the connection breaks, it stands until Recover; if " + destination + " or " + source
						+ " is lost, the guest is lost",
				false);
	}

	private MigrationAdvice waiting() {
		return switch (asItIs.verdict()) {
			case CONVERGES -> new MigrationAdvice(MigrationRemedy.WAIT, 0, "Wait", "", asItIs.verdict(), asItIs.end(),
					asItIs.downtime(), effect(asItIs), "nothing", false);
			case DOES_NOT_CONVERGE -> new MigrationAdvice(MigrationRemedy.WAIT, 0, "Wait", "", asItIs.verdict(),
					asItIs.end(), asItIs.downtime(), "never, as it is",
					"sends " + Words.size(Pass.of(seen.samples()).getLast().fresh()) + " again in each pass", false);
			default -> new MigrationAdvice(MigrationRemedy.WAIT, 0, "Wait", "", asItIs.verdict(), asItIs.end(),
					asItIs.downtime(), asItIs.verdict() == MigrationVerdict.TOO_EARLY
							? "it is known after pass 1"
							: "may end, or not",
					"nothing", false);
		};
	}

	private MigrationAdvice cancel() {
		return new MigrationAdvice(MigrationRemedy.CANCEL, 0, "Cancel Migration", "", MigrationVerdict.NONE,
				Range.UNKNOWN, Range.UNKNOWN, "guest stays in " + source,
				Words.size(seen.last().transferred()) + " were sent for nothing", false);
	}

	private MigrationAdvice told(MigrationRemedy remedy, long value, String label, MigrationForecast what,
			String cost) {
		var end = what.end().known()
				? new Range(what.end().likely() + TAKEN_UP_MILLIS, what.end().low(),
						what.end().high() < 0 ? -1 : what.end().high() + 2 * TAKEN_UP_MILLIS)
				: what.end();
		var later = new MigrationForecast(what.atMillis(), what.verdict(), end, what.downtime(), "", "", List.of());
		return new MigrationAdvice(remedy, value, label, "", what.verdict(), end, what.downtime(), effect(later), cost,
				false);
	}

	private String effect(MigrationForecast what) {
		if (!what.end().known()) {
			return "does not end it";
		}
		var doubt = Math.max(what.end().high(), what.end().likely()) - what.end().likely();
		return "ends in " + Words.duration(what.end().likely() - now)
				+ (doubt >= 500 ? " (± " + Words.duration(doubt) + ")" : "") + ", downtime about "
				+ Words.pause(what.downtime().likely());
	}

	private static MigrationAdvice impossible(MigrationRemedy remedy, String label, String why) {
		return new MigrationAdvice(remedy, 0, label, why, MigrationVerdict.NONE, Range.UNKNOWN, Range.UNKNOWN, "", "",
				false);
	}
}
