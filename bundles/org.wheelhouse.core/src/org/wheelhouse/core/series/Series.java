package org.wheelhouse.core.series;

/** The newest samples of one figure. Any thread; reading costs a copy of what is there. */
public interface Series {

	/** How many samples there are. */
	int size();

	/** A copy of all samples, oldest first. */
	Samples copy();

	/** The newest value, or NaN when there is none. */
	double last();
}
