package org.wheelhouse.core.state;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Puts names in the order in which a person counts: {@code device[2]} stands before {@code device[10]}. */
public final class QomNames {

	/** The order; names that differ are never equal in it. */
	public static final Comparator<String> ORDER = QomNames::compare;

	private static final Pattern BETWEEN = Pattern.compile("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)");

	private static final String WITH_ID = "/machine/peripheral/";

	private QomNames() {
	}

	/** The id of the device at this path; empty when it has none. */
	static String deviceId(String path) {
		return path.startsWith(WITH_ID) ? path.substring(WITH_ID.length()) : "";
	}

	private static int compare(String one, String other) {
		var left = BETWEEN.split(one);
		var right = BETWEEN.split(other);
		for (var index = 0; index < Math.min(left.length, right.length); index++) {
			var order = part(left[index], right[index]);
			if (order != 0) {
				return order;
			}
		}
		return left.length == right.length ? one.compareTo(other) : Integer.compare(left.length, right.length);
	}

	private static int part(String left, String right) {
		return isNumber(left) && isNumber(right)
				? new BigInteger(left).compareTo(new BigInteger(right))
				: left.compareToIgnoreCase(right);
	}

	private static boolean isNumber(String part) {
		return !part.isEmpty() && part.chars().allMatch(sign -> sign >= '0' && sign <= '9');
	}
}
