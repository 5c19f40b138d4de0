package org.wheelhouse.core.state;

import java.util.List;
import java.util.OptionalLong;

/**
 * A balloon, and what the guest says of its memory. Sizes are bytes.
 *
 * @param qomPath          empty when it is not known
 * @param actual           what it leaves the guest
 * @param target           what the guest was last asked from here to do with
 * @param floor            below this the guest would have too little, as far as is known
 * @param floorReason      why there, in one sentence
 * @param statisticsMillis when the guest told, epoch milliseconds; 0 for never
 * @param statistics       in QEMU's order; none before the guest told
 */
public record BalloonFigures(String qomPath, long actual, OptionalLong target, long floor, String floorReason,
		long statisticsMillis, List<Figure> statistics) {

	/**
	 * One figure.
	 *
	 * @param name  as QEMU calls it, without {@code stat-}
	 * @param value bytes, or a count
	 */
	public record Figure(String name, long value) {}

	public BalloonFigures {
		statistics = List.copyOf(statistics);
	}
}
