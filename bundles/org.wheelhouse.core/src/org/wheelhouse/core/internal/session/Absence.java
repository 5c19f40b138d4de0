package org.wheelhouse.core.internal.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.wheelhouse.core.state.MachineCondition;

/** What is said of a machine whose computer cannot be reached. */
final class Absence {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
			.withZone(ZoneId.systemDefault());

	private Absence() {
		// holds no state
	}

	/**
	 * When it was seen, and what it did.
	 *
	 * @param at   epoch milliseconds; 0 for not since the workbench runs
	 * @param last its condition until then
	 */
	static String since(long at, MachineCondition last) {
		if (at == 0) {
			return "its host is not connected";
		}
		return "last seen " + CLOCK.format(Instant.ofEpochMilli(at))
				+ (last.status().isEmpty() ? "" : ", " + last.status());
	}
}
