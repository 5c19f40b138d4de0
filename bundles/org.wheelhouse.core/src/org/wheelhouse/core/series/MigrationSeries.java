package org.wheelhouse.core.series;

import java.util.List;

import org.wheelhouse.core.state.PassMark;

/** The figures of a machine's latest migration, 3,000 samples each, five a second while it is active. Any thread. */
public interface MigrationSeries {

	/** Bytes still to be sent. */
	Series remaining();

	/** Bytes sent so far. */
	Series transferred();

	/** Bytes sent per second. */
	Series bandwidth();

	/** Bytes that the guest dirties per second, averaged by QEMU over the last pass. */
	Series dirtyRate();

	/** The pause that QEMU expects if it switched over now, in milliseconds. */
	Series expectedDowntimeMillis();

	/** When it began, epoch milliseconds; 0 when there was none. */
	long startedMillis();

	/** The passes over the guest's memory so far, oldest first, the last one still under way. */
	List<PassMark> passes();
}
