package org.wheelhouse.core.migration.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import org.wheelhouse.core.state.MigrationSample;

/**
 * How much of its memory the guest writes to in a time, each page once: so much a second, until all that it uses has been
 * written. Of what is not known it is taken for the worst: that it has written all of it at once.
 *
 * @param perSecond bytes, infinite when all that it uses is written within any pass
 * @param set       bytes that it uses
 * @param measured  whether the rate was measured, not only inferred
 */
record Rewriting(double perSecond, double set, boolean measured) {

	/** In two seconds so much more is written than in one, unless one second has written all that is used. */
	private static final double MORE = 1.4;
	/** Where only one second was measured: it found this part of all that is used, and may have been written much faster. */
	private static final double SATURATED = 0.5;
	/** The same of a pass, whose bytes are known better. */
	private static final double SATURATED_PASS = 0.8;
	private static final double UNSATURATED_PASS = 0.65;
	/** One that writes nearly as much as is sent may as well write all it has much faster. */
	private static final double KEEPS_UP = 0.8;
	/** When a pass begins is known so well that what is found in a shorter time tells nothing of a rate. */
	private static final long LONG_ENOUGH_MILLIS = 500;
	/** After so many passes it is said what is likelier. */
	private static final int DECIDED = 4;
	private static final int STEADY_PASSES = 4;
	private static final double STEADY = 0.9;
	/** So many of the newest measurements count. */
	private static final int MEASUREMENTS = 3;

	/** What passes found that the guest had written in them. */
	private record Found(double bytes, double sent, long millis, int passes) {

		double inEach() {
			return bytes / passes;
		}

		double perSecond() {
			return bytes * 1000 / millis;
		}

		/** It may have written all it uses again and again, or just so much. */
		boolean keptUp() {
			return bytes > sent * KEEPS_UP;
		}
	}

	double in(double seconds) {
		return seconds <= 0 ? 0 : Math.min(set, perSecond * seconds);
	}

	/** The same, faster or slower by a factor. */
	Rewriting times(double factor) {
		return new Rewriting(perSecond * factor, set, measured);
	}

	/**
	 * What is known of the guest: the worst of it, and what else it may be as long as no whole pass has shown which.
	 *
	 * @param likely      the worst, or what was seen
	 * @param alternative empty when it is known
	 */
	record Guess(Rewriting likely, Optional<Rewriting> alternative) {

		static Guess sure(Rewriting known) {
			return new Guess(known, Optional.empty());
		}
	}

	/** @param passes at least one of which is over */
	static Guess of(List<MigrationSample> samples, List<Pass> passes) {
		var set = passes.stream().skip(1).mapToDouble(Pass::fresh).max().orElse(0);
		var found = found(passes, set);
		var second = measured(samples, MigrationSample::rewrittenPerSecond);
		if (second < 0) {
			var inferred = found.filter(pass -> !pass.keptUp()).map(Found::perSecond);
			return Guess.sure(new Rewriting(inferred.orElse(Double.POSITIVE_INFINITY), set, false));
		}
		var two = measured(samples, MigrationSample::rewrittenInTwoSeconds);
		var steady = new Rewriting(second, set, true);
		var used = two < 0 ? Math.max(set * SATURATED, second) : Math.max(second, two);
		if (two < 0 ? second < set * SATURATED : two > second * MORE) {
			return Guess.sure(steady);
		}
		if (isSteady(passes)) {
			return Guess.sure(new Rewriting(Double.POSITIVE_INFINITY, Math.max(used, passes.getLast().fresh()), true));
		}
		var all = new Rewriting(Double.POSITIVE_INFINITY, used, true);
		if (found.isEmpty()) {
			return new Guess(all, Optional.of(steady));
		}
		var slower = new Rewriting(found.get().perSecond(), Math.max(set, used), true);
		var share = found.get().inEach() / used;
		return share >= SATURATED_PASS
				? Guess.sure(all)
				: share <= UNSATURATED_PASS
						? Guess.sure(slower)
						: passes.size() > DECIDED ? Guess.sure(all) : new Guess(all, Optional.of(slower));
	}

	/** Several passes in a row found as much as each other: that is all that the guest uses, or it keeps up. */
	private static boolean isSteady(List<Pass> passes) {
		if (passes.size() < STEADY_PASSES + 2) {
			return false;
		}
		var last = passes.subList(passes.size() - STEADY_PASSES, passes.size());
		var half = STEADY_PASSES / 2;
		return last.stream().mapToLong(Pass::bandwidth).distinct().count() == 1
				&& mean(last.subList(half, STEADY_PASSES)) > mean(last.subList(0, half)) * STEADY;
	}

	private static double mean(List<Pass> passes) {
		return passes.stream().mapToDouble(Pass::fresh).average().orElse(0);
	}

	/** In the last whole passes but the first, in which pages that were not sent yet do not count. */
	private static Optional<Found> found(List<Pass> passes, double set) {
		var bytes = 0.0;
		var millis = 0L;
		var sent = 0.0;
		var count = 0;
		for (var i = passes.size() - 2; i > 0 && millis < LONG_ENOUGH_MILLIS; i--) {
			var fresh = passes.get(i + 1).fresh();
			bytes += Math.max(0, fresh - passes.get(i).left() * (1 - Math.min(1, fresh / set)));
			sent += Math.max(0, passes.get(i).fresh() - passes.get(i).left());
			millis += passes.get(i).tookMillis();
			count++;
		}
		return millis < LONG_ENOUGH_MILLIS ? Optional.empty() : Optional.of(new Found(bytes, sent, millis, count));
	}

	/** The median of the latest measurements, the latest where there are fewer; negative without any. */
	private static double measured(List<MigrationSample> samples, ToLongFunction<MigrationSample> figure) {
		var distinct = new ArrayList<Double>();
		var last = -1L;
		for (var i = samples.size() - 1; i >= 0 && distinct.size() < MEASUREMENTS; i--) {
			var value = figure.applyAsLong(samples.get(i));
			if (value >= 0 && value != last) {
				distinct.add((double) value);
			}
			last = value;
		}
		var sorted = distinct.stream().sorted().toList();
		return sorted.isEmpty() ? -1 : sorted.size() == MEASUREMENTS ? sorted.get(1) : distinct.getFirst();
	}
}
