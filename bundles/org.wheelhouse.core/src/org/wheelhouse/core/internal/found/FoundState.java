package org.wheelhouse.core.internal.found;

import java.util.List;

import org.wheelhouse.core.found.FoundQemu;

/**
 * What is shown of the QEMUs that were found on a computer. Immutable.
 *
 * @param rows  in the order in which they were started
 * @param shown whether somebody looks; else there is nothing in the model
 */
public record FoundState(String hostId, List<Row> rows, boolean shown) {

	/**
	 * One of them.
	 *
	 * @param cpuPercent of one processor since the last look; below 0 when that was the first
	 * @param status     that it told; empty when it was not asked
	 */
	public record Row(FoundQemu found, double cpuPercent, String status) {}

	public FoundState {
		rows = List.copyOf(rows);
	}
}
