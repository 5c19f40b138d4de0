package org.wheelhouse.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Two things measured in turns, so that what else the computer does falls on both. */
final class Pairs {

	private final double[] ours;
	private final double[] theirs;

	private Pairs(int count) {
		ours = new double[count];
		theirs = new double[count];
	}

	/** Measures so many pairs after one that is thrown away; who is first changes from pair to pair. */
	static Pairs measure(int count, Callable<Double> ours, Callable<Double> theirs) throws Exception {
		ours.call();
		theirs.call();
		Pairs pairs = new Pairs(count);
		for (int i = 0; i < count; i++) {
			if (i % 2 == 0) {
				pairs.ours[i] = ours.call();
				pairs.theirs[i] = theirs.call();
			} else {
				pairs.theirs[i] = theirs.call();
				pairs.ours[i] = ours.call();
			}
		}
		return pairs;
	}

	int count() {
		return ours.length;
	}

	double medianOurs() {
		return quantile(ours, 0.5);
	}

	double medianTheirs() {
		return quantile(theirs, 0.5);
	}

	/** The median of the pairs' ratios, which is not the ratio of the medians. */
	double medianRatio() {
		return ratioQuantile(0.5);
	}

	double ratioQuantile(double part) {
		double[] ratios = new double[ours.length];
		Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
		return quantile(ratios, part);
	}

	/** Between the two nearest values where none is exactly there. */
	static double quantile(double[] values, double part) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		double place = part * (sorted.length - 1);
		int below = (int) place;
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
	}
}
