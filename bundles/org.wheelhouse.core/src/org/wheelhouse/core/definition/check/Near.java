package org.wheelhouse.core.definition.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was most likely meant. */
final class Near {

	/** Among more names than anybody thinks of, each is like another. */
	private static final int MOST = 2000;

	private Near() {
		// holds no state
	}

	/** The most similar of some names; empty when none is. */
	static Optional<String> of(String name, Collection<String> names) {
		if (names.size() > MOST) {
			return Optional.empty();
		}
		int most = name.length() < 6 ? 1 : 2;
		return names.stream().filter(other -> distance(name, other) <= most)
				.min(Comparator.<String>comparingInt(other -> distance(name, other))
						.thenComparing(Comparator.naturalOrder()));
	}

	/** A question with the name that was most likely meant, and a blank behind it; empty when there is none. */
	static String question(String name, Collection<String> names) {
		return of(name, names).map(near -> "Is '" + near + "' meant? ").orElse("");
	}

	/** How many letters are to be put in, taken out, changed or swapped with the next, without regard to upper case. */
	private static int distance(String from, String to) {
		if (Math.abs(from.length() - to.length()) > 3) {
			return Integer.MAX_VALUE;
		}
		var one = from.toLowerCase(Locale.ROOT);
		var other = to.toLowerCase(Locale.ROOT);
		var costs = new int[one.length() + 1][other.length() + 1];
		for (int row = 0; row <= one.length(); row++) {
			for (int column = 0; column <= other.length(); column++) {
				costs[row][column] = row == 0 || column == 0 ? row + column : cost(one, other, costs, row, column);
			}
		}
		return costs[one.length()][other.length()];
	}

	private static int cost(String one, String other, int[][] costs, int row, int column) {
		boolean same = one.charAt(row - 1) == other.charAt(column - 1);
		int cost = Math.min(costs[row - 1][column - 1] + (same ? 0 : 1),
				1 + Math.min(costs[row - 1][column], costs[row][column - 1]));
		boolean swapped = row > 1 && column > 1 && one.charAt(row - 1) == other.charAt(column - 2)
				&& one.charAt(row - 2) == other.charAt(column - 1);
		return swapped ? Math.min(cost, costs[row - 2][column - 2] + 1) : cost;
	}
}
